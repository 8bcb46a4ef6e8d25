#!/bin/sh
# Installs the generator of the bindings under parts/, for maintainers.
. "$(dirname "$0")/common.sh"

begin "wit-bindgen-go/$WIT_BINDGEN_GO_VERSION"
use_go
cd "$builder/wit-bindgen-go"
go build -trimpath -buildvcs=false -o "$work/tool/bin/wit-bindgen-go" go.bytecodealliance.org/cmd/wit-bindgen-go
cd "$dest"
finish
