#!/bin/sh
# Installs TinyGo, linked with Debian's LLVM, its sources with the edits that
# components need, and the target file for components.
. "$(dirname "$0")/common.sh"

begin "tinygo/$("$builder/tinygo-version.sh")"
use_go
# shellcheck disable=SC2086 # lists of words
"$builder/install-packages.sh" $RUN_PACKAGES $BUILD_PACKAGES
mkdir "$work/build" "$work/tool/bin"
cp "$builder/tinygo/go.mod" "$builder/tinygo/go.sum" "$builder/tinygo/tools.go" "$work/build/"
cd "$work/build"
go build -tags "llvm$LLVM_VERSION" -trimpath -buildvcs=false -ldflags '-s -w' \
	-o "$work/tool/bin/tinygo" github.com/tinygo-org/tinygo
# TinyGo does not find its own sources behind symbolic links.
cp -R "$(go list -m -f '{{.Dir}}' github.com/tinygo-org/tinygo)" "$work/tool/root"
cd "$dest"
chmod -R u+w "$work/tool/root"
mkdir -p "$work/tool/root/src/net"

runtime=$work/tool/root/src/runtime
cp "$builder/tinygo/pelato.go" "$runtime/pelato.go"
for file in runtime_tinygowasmp2.go runtime_wasip2.go; do
	sed -f "$builder/tinygo/runtime.sed" "$runtime/$file" >"$work/edited"
	mv "$work/edited" "$runtime/$file"
done
for edit in 'putcharBufferSize = 1024' 'putcharLine, putcharPosition =' 'callAbortHook(); trap' 'callExitHook("' 'keepHostBuffer(realloc'; do
	cat "$runtime/runtime_tinygowasmp2.go" "$runtime/runtime_wasip2.go" | grep -qF "$edit" || {
		say "TinyGo $TINYGO_VERSION has no place for the edit '$edit' of tinygo/runtime.sed"
		exit 1
	}
done
cp "$builder/tinygo/wasip2.json" "$work/tool/wasip2.json"
# Assembled once here, so that a compile needs no clang.
for source in runtime/asm_tinygowasm internal/task/task_asyncify_wasm; do
	"/usr/lib/llvm-$LLVM_VERSION/bin/llvm-mc" -triple wasm32-unknown-wasi -filetype=obj \
		"$work/tool/root/src/$source.S" -o "$work/tool/root/${source##*/}.o"
done
finish
