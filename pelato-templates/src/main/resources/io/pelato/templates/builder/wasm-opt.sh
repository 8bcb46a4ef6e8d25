#!/bin/sh
# What TinyGo runs as wasm-opt. It is needed for asyncify, the scheduler's
# transformation, and for little else: LLVM has optimised the code already, and
# a second pass takes a fifth of a compile to save 4 % of the bytes.
set -eu

[ "${1:-}" != --version ] || exec wasm-opt --version
[ "$PELATO_SCHEDULER" = none ] || exec wasm-opt "$@"

while [ $# -gt 0 ]; do
	case $1 in
	--output)
		output=$2
		shift
		;;
	-*) ;;
	*) input=$1 ;;
	esac
	shift
done
# What the runtime says when a timer is started; it is only linked in if that can happen.
if grep -qaF 'timers not supported without a scheduler' "$input"; then
	echo 'timers were used without a scheduler' >&2
	exit 1
fi
cp "$input" "$output"
