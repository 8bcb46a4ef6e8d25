#!/bin/sh
# Prints the folder name of this TinyGo: its version and, since its sources and
# target are edited, a digest of the edits.
set -eu
builder=$(cd "$(dirname "$0")" && pwd)
. "$builder/versions.env"
cd "$builder/tinygo"
digest=$(cat go.mod go.sum edits.sed pelato.go stackguard.go task.go wasip2.json | sha256sum | cut -c 1-8)
echo "$TINYGO_VERSION-$digest"
