#!/bin/sh
# Installs the tools that components are compiled with into DEST/<tool>/<version>:
#
#   install-toolchain.sh DEST
#
# The builder's Dockerfile and the local builder use the same scripts, so both
# compile with the same tools. What is installed already is left alone; a tool
# appears under its name only when it is complete.
set -eu

tools=$(cd "$(dirname "$0")/tools" && pwd)
for tool in go tinygo wasm-tools cm; do
	sh "$tools/$tool.sh" "${1:?usage: install-toolchain.sh DEST}"
done
