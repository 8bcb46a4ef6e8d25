#!/bin/sh
# Installs the Go that tasks are compiled against. A Go to fetch it with comes
# from PATH or, for root on Debian, from Debian.
. "$(dirname "$0")/common.sh"

begin "go/$GO_VERSION"
command -v go >/dev/null || "$builder/install-packages.sh" golang-go ca-certificates
module=golang.org/toolchain@v0.0.1-go$GO_VERSION.$(go env GOHOSTOS)-$(go env GOHOSTARCH)
(cd "$work" && GOTOOLCHAIN=local GOFLAGS=-modcacherw GOMODCACHE=$work/modules go mod download "$module")
mv "$work/modules/$module"/* "$work/tool/"
# A module's files are not executable.
find "$work/tool/bin" "$work/tool/pkg/tool" -type f -exec chmod a+x {} +
finish
