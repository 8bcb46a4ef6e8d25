#!/bin/sh
# Compiles one component: compile-one.sh NAME WORLD PROFILE, called by compile.sh.
set -u

name=$1
world=$2
profile=$3
slot=$PELATO_RUN/slot-$PELATO_SLOT
log=$OUT/$name.log

# The scheduler makes a component twice as large and its compile twice as long,
# and few tasks need one. The compiler knows which: a goroutine that is started
# is an error without a scheduler, and wasm-opt.sh finds timers.
compile() {
	# -no-debug alone has LLVM carry debug information to the end to drop it there.
	case $profile in
	size) flags='-opt=z -no-debug -internal-nodwarf' ;;
	speed) flags='-opt=2 -no-debug -internal-nodwarf' ;;
	debug) flags='-opt=1' ;;
	*)
		echo "compile: there is no profile '$profile' (size, speed, debug)"
		return 2
		;;
	esac
	# shellcheck disable=SC2086 # a list of words
	compile_with "$1" $flags
}

compile_with() {
	scheduler=$1
	shift
	PELATO_SCHEDULER=$scheduler tinygo build -target "$PELATO_TARGET" -wit-package ./wit -wit-world "$world" \
		-gc=precise -scheduler="$scheduler" "$@" -o "$slot.wasm" .
}

build() {
	rm -rf "$slot" "$slot.wasm" || return
	cp -R "$SOURCES/$name" "$slot" || return
	chmod -R u+w "$slot" || return
	cd "$slot" || return
	if starts_goroutines; then
		compile asyncify >"$slot.log" 2>&1
	elif ! compile none >"$slot.log" 2>&1; then
		grep -qE 'without a scheduler' "$slot.log" || return
		compile asyncify >"$slot.log" 2>&1
	fi || return
	[ "$profile" = debug ] || wasm-tools strip -a "$slot.wasm" -o "$slot.wasm" >>"$slot.log" 2>&1 || return
	cp "$slot.wasm" "$OUT/.$name.wasm" && mv "$OUT/.$name.wasm" "$OUT/$name.wasm"
}

# A task that plainly uses the scheduler need not be compiled without one first. Its code is one file or several.
starts_goroutines() {
	grep -qsE '(^|[^A-Za-z0-9_."])go[[:space:]]+(func\b|[A-Za-z_][A-Za-z0-9_.]*\()|\btime\.(After|AfterFunc|NewTimer|NewTicker|Tick)\(|\bcontext\.With(Timeout|Deadline)' task.go task-*.go
}

rm -f "$OUT/$name.wasm" "$slot.log"
echo "start $name"
build 2>"$slot.err"
code=$?
cat "$slot.log" "$slot.err" 2>/dev/null | sed "s|$slot/||g" >"$log"
echo "done $name $code"
