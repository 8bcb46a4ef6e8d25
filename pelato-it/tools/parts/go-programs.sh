# Programs in Go, each pinned by a module under lattice/go, which has a main package of its own or whose go.mod names
# the program as a tool.
# shellcheck shell=bash

# Puts a Go that is new enough on PATH. An older one can fetch a newer one as a module.
use_go() {
    export GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOWORK=off
    command -v go >/dev/null || debian_packages golang-go ca-certificates
    local own
    own=$(go env GOVERSION)
    own=${own#go}
    [[ $(printf '%s\n' "$own" "$GO_VERSION" | sort -V | head -n 1) != "$GO_VERSION" ]] || return 0
    # Several parts need it.
    exec 8>"$tools/.lock-go"
    flock 8
    install_once go "$GO_VERSION" "$tools/go/$GO_VERSION" fetch_go
    exec 8>&-
    export GOROOT=$tools/go/$GO_VERSION
    PATH=$GOROOT/bin:$PATH
}

fetch_go() { # FOLDER
    local module
    module=golang.org/toolchain@v0.0.1-go$GO_VERSION.$(go env GOHOSTOS)-$(go env GOHOSTARCH)
    (cd "$1" && GOFLAGS=-modcacherw GOMODCACHE=$1/modules go mod download "$module") || return 1
    mv "$1/modules/$module"/* "$1"/ || return 1
    rm -rf "$1/modules"
    # A module's files are not executable.
    find "$1/bin" "$1/pkg/tool" -type f -exec chmod a+x {} +
}

# What a program is told about itself when it is linked.
declare -A go_link_flags=()

# What only tests run is compiled without inlining, which spares a quarter of the processor time of compiling.
declare -A go_compiler_flags=()
for program in old-nats-server docker-compose nats kustomize kubernetes coredns kube-router oras cosign; do
    go_compiler_flags[$program]=-gcflags=all=-l
done

build_go_program() { # MODULE PROGRAM FOLDER
    local package
    package=$(sed -n 's/^tool //p' "$1/go.mod")
    [[ ! -e $1/main.go ]] || package=.
    (
        cd "$1"
        # A compiler that collects its garbage less often takes a fifth less time, and some hundred megabytes more.
        export CGO_ENABLED=0 GOGC=400
        # shellcheck disable=SC2086 # none is no argument
        nice -n 5 go build -trimpath -buildvcs=false ${go_compiler_flags[$2]:-} \
            -ldflags "-s -w ${go_link_flags[$2]:-}" -o "$3/bin/$2" "$package"
    )
}

install_go_program() { # MODULE PROGRAM VERSION
    local module=$tools_home/../lattice/go/$1 folder=$tools/$2/$3
    check_pinned "$module/go.mod" " v$3"
    [[ -d $folder ]] || use_go
    install_once "$2" "$3" "$folder" build_go_program "$module" "$2"
    note "$2" "$folder/bin/$2"
}
