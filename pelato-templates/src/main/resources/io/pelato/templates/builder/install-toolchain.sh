#!/bin/sh
# Installs the tools that components are compiled with into DEST/<tool>/<version>:
#
#   install-toolchain.sh DEST
#
# The builder's Dockerfile and the local builder both use this script, so both
# compile with the same tools. What is installed already is left alone; a tool
# appears under its name only when it is complete. Go and Cargo are taken from
# PATH or, for root on Debian 12, from Debian.
set -eu

dest=${1:?usage: install-toolchain.sh DEST}
builder=$(cd "$(dirname "$0")" && pwd)
. "$builder/versions.env"
mkdir -p "$dest"
dest=$(cd "$dest" && pwd)

say() {
	echo "install-toolchain: $*" >&2
}

# The folder of a tool that is being installed: absent if it is there already.
begin() {
	target=$dest/$1
	[ ! -d "$target" ] || return 1
	say "installing $1"
	mkdir -p "$(dirname "$target")"
	work=$(mktemp -d "$dest/.installing.XXXXXX")
	trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
	mkdir "$work/tool"
}

finish() {
	chmod -R u+w,a+rX "$work/tool"
	# Another run may have been faster; its tool is the same.
	mv -T "$work/tool" "$target" 2>/dev/null || [ -d "$target" ]
	chmod -R u+w "$work"
	rm -rf "$work"
	trap - EXIT
}

bootstrap_go() {
	command -v go >/dev/null || "$builder/install-packages.sh" golang-go ca-certificates
}

install_go() {
	begin "go/$GO_VERSION" || return 0
	bootstrap_go
	module=golang.org/toolchain@v0.0.1-go$GO_VERSION.$(go env GOHOSTOS)-$(go env GOHOSTARCH)
	(cd "$work" && GOTOOLCHAIN=local GOFLAGS=-modcacherw GOMODCACHE=$work/modules go mod download "$module")
	mv "$work/modules/$module"/* "$work/tool/"
	# A module's files are not executable.
	find "$work/tool/bin" "$work/tool/pkg/tool" -type f -exec chmod a+x {} +
	finish
}

# The pinned Go compiles everything after this.
use_go() {
	export GOROOT="$dest/go/$GO_VERSION" GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOWORK=off CGO_ENABLED=1
	PATH=$GOROOT/bin:$PATH
}

install_tinygo() {
	begin "tinygo/$tinygo" || return 0
	# shellcheck disable=SC2086 # a list of words
	"$builder/install-packages.sh" $RUN_PACKAGES $BUILD_PACKAGES
	mkdir "$work/build" "$work/tool/bin"
	cp "$builder/tinygo/go.mod" "$builder/tinygo/go.sum" "$builder/tinygo/tools.go" "$work/build/"
	cd "$work/build"
	go build -tags "llvm$LLVM_VERSION" -trimpath -buildvcs=false -ldflags '-s -w' \
		-o "$work/tool/bin/tinygo" github.com/tinygo-org/tinygo
	# TinyGo's own sources, which it does not find behind symbolic links.
	cp -R "$(go list -m -f '{{.Dir}}' github.com/tinygo-org/tinygo)" "$work/tool/root"
	chmod -R u+w "$work/tool/root"
	mkdir -p "$work/tool/root/src/net"
	runtime=$work/tool/root/src/runtime
	cp "$builder/tinygo/pelato.go" "$runtime/pelato.go"
	for file in runtime_tinygowasmp2.go runtime_wasip2.go; do
		sed -f "$builder/tinygo/runtime.sed" "$runtime/$file" >"$work/edited"
		mv "$work/edited" "$runtime/$file"
	done
	for edit in putcharBufferSize\ =\ 1024 putcharLine,\ putcharPosition\ = 'callAbortHook(); trap' 'callExitHook("' 'keepHostBuffer(realloc'; do
		cat "$runtime/runtime_tinygowasmp2.go" "$runtime/runtime_wasip2.go" | grep -qF "$edit" || {
			say "TinyGo $TINYGO_VERSION has no place for the edit '$edit' of tinygo/runtime.sed"
			exit 1
		}
	done
	cp "$builder/tinygo/wasip2.json" "$work/tool/wasip2.json"
	cd "$dest"
	finish
}

install_wasm_tools() {
	begin "wasm-tools/$WASM_TOOLS_VERSION" || return 0
	command -v cargo >/dev/null || "$builder/install-packages.sh" rustc-web cargo-web g++ ca-certificates
	CARGO_TARGET_DIR=$work/target CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=false \
		CARGO_PROFILE_RELEASE_STRIP=symbols cargo install wasm-tools --version "$WASM_TOOLS_VERSION" --locked \
		--no-default-features --features component,strip,validate,print --root "$work/tool"
	rm -f "$work/tool/.crates.toml" "$work/tool/.crates2.json"
	finish
}

# The one module that generated code needs, as a module cache that works offline.
install_cm() {
	begin "cm/$CM_VERSION" || return 0
	(cd "$work" && GOMODCACHE=$work/tool go mod download "go.bytecodealliance.org/cm@v$CM_VERSION")
	finish
}

tinygo=$(sh "$builder/tinygo-version.sh")
install_go
use_go
install_tinygo
install_wasm_tools
install_cm
say "the tools are in $dest"
