#!/bin/sh
# Installs TinyGo, linked with Debian's LLVM, from its sources with the edits
# that components need, and the target file for components.
. "$(dirname "$0")/common.sh"

begin "tinygo/$("$builder/tinygo-version.sh")"
use_go
# shellcheck disable=SC2086 # lists of words
"$builder/install-packages.sh" $RUN_PACKAGES $BUILD_PACKAGES
mkdir "$work/build" "$work/tool/bin"
cp "$builder/tinygo/go.mod" "$builder/tinygo/go.sum" "$builder/tinygo/tools.go" "$work/build/"
cd "$work/build"
go mod download github.com/tinygo-org/tinygo
# TinyGo does not find its own sources behind symbolic links.
root=$work/tool/root
cp -R "$(go list -m -f '{{.Dir}}' github.com/tinygo-org/tinygo)" "$root"
chmod -R u+w "$root"
mkdir -p "$root/src/net"

cp "$builder/tinygo/pelato.go" "$root/src/runtime/pelato.go"
cp "$builder/tinygo/task.go" "$root/src/internal/task/task_pelato.go"
cp "$builder/tinygo/stackguard.go" "$root/transform/stackguard.go"
edited='src/runtime/runtime_tinygowasmp2.go src/runtime/runtime_wasip2.go src/runtime/runtime_wasmentry.go
	src/runtime/print.go src/internal/task/task_asyncify.go transform/optimizer.go'
for file in $edited; do
	sed -f "$builder/tinygo/edits.sed" "$root/$file" >"$work/edited"
	mv "$work/edited" "$root/$file"
done
for edit in 'putcharBufferSize = 1024' 'putcharLine, putcharPosition =' 'callAbortHook(); trap' 'callExitHook("' \
	'keepHostBuffer(realloc' 'if initIsLater' 'printPanicValue(msg)' 'goroutineStack(stackSize)' 'limit := swapStackLimit' \
	'swapStackLimit(limit)' 'KeepStackGuard(mod)' '	GuardStack(mod)'; do
	# shellcheck disable=SC2086 # a list of words
	(cd "$root" && cat $edited) | grep -qF "$edit" || {
		say "TinyGo $TINYGO_VERSION has no place for the edit '$edit' of tinygo/edits.sed"
		exit 1
	}
done

go mod edit -replace "github.com/tinygo-org/tinygo=$root"
go build -tags "llvm$LLVM_VERSION" -trimpath -buildvcs=false -ldflags '-s -w' \
	-o "$work/tool/bin/tinygo" github.com/tinygo-org/tinygo
cd "$dest"
cp "$builder/tinygo/wasip2.json" "$work/tool/wasip2.json"
# Assembled once here, so that a compile needs no clang.
for source in runtime/asm_tinygowasm internal/task/task_asyncify_wasm; do
	"/usr/lib/llvm-$LLVM_VERSION/bin/llvm-mc" -triple wasm32-unknown-wasi -filetype=obj \
		"$root/src/$source.S" -o "$root/${source##*/}.o"
done
finish
