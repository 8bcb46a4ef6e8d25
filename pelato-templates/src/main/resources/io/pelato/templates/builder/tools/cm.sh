#!/bin/sh
# Installs the one module that generated code needs, as a module cache that works offline.
. "$(dirname "$0")/common.sh"

begin "cm/$CM_VERSION"
use_go
(cd "$work" && GOMODCACHE=$work/tool go mod download "go.bytecodealliance.org/cm@v$CM_VERSION")
finish
