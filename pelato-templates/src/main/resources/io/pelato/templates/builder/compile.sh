#!/bin/sh
# Compiles the components of a workflow, several at once. Used in the builder's
# container and, by the local builder, outside of one.
#
# Standard input: a line a component, "<name> <world> <profile>", as its folder
# $SOURCES/<name> becomes ready; the profile is size, speed or debug. For each,
# $OUT/<name>.wasm appears when it is complete, $OUT/<name>.log holds what the
# compiler said; "start <name>" and "done <name> <exit code>" are printed. The program ends when
# the input has ended and all of it is compiled.
#
#   SOURCES       folder of projects; it is only read
#   OUT           folder for results
#   CACHE         folder that is kept between runs; runs may share it
#   JOBS          how many compile at once (default: as many as there are cores)
#   PELATO_TOOLS  what install-toolchain.sh filled; without it, the tools on PATH
#                 compile
set -eu

: "${SOURCES:?}" "${OUT:?}" "${CACHE:?}"
builder=$(cd "$(dirname "$0")" && pwd)
. "$builder/versions.env"

# TinyGo's package cache holds absolute paths, so each job compiles at a place
# of its own that stays the same. A run takes the first set of places that no
# other run has.
run=0
while mkdir -p "$CACHE/run-$run" && exec 9>"$CACHE/run-$run/lock"; do
	code=0
	flock -n 9 || code=$?
	[ "$code" != 0 ] || break
	# A lock that somebody else has is 1; anything else is no lock at all.
	if [ "$code" != 1 ] || [ "$run" -ge 1000 ]; then
		echo "compile: cannot lock $CACHE/run-$run/lock: the program flock of util-linux is missing, or the file" \
			"system there has no locks. Install flock, or set pelato.cache to a folder on a local disk" >&2
		exit 1
	fi
	run=$((run + 1))
done

pinned_tools() {
	tinygo=$PELATO_TOOLS/tinygo/$(sh "$builder/tinygo-version.sh")
	export GOROOT="$PELATO_TOOLS/go/$GO_VERSION" GOMODCACHE="$PELATO_TOOLS/cm/$CM_VERSION"
	# Nothing of the caller's own Go settings may reach a compile.
	export GOEXPERIMENT='' HOME="$CACHE/home"
	export PATH="$GOROOT/bin:$tinygo/bin:$PELATO_TOOLS/wasm-tools/$WASM_TOOLS_VERSION/bin:/usr/lib/llvm-$LLVM_VERSION/bin:/usr/local/bin:/usr/bin:/bin"
}

tools_on_path() {
	tinygo=$(dirname "$(dirname "$(readlink -f "$(command -v tinygo)")")")
	GOMODCACHE=$(go env GOMODCACHE)
	export GOMODCACHE
	# The one module that generated code needs, and of the version that it names; go.sum has its checksum.
	[ -d "$GOMODCACHE/go.bytecodealliance.org/cm@v$CM_VERSION" ] ||
		(cd / && GOFLAGS=-mod=mod go mod download "go.bytecodealliance.org/cm@v$CM_VERSION") >&2
	[ ! -d "/usr/lib/llvm-$LLVM_VERSION/bin" ] || PATH=$PATH:/usr/lib/llvm-$LLVM_VERSION/bin
}

if [ -n "${PELATO_TOOLS:-}" ]; then
	pinned_tools
else
	tools_on_path
fi
# A TinyGo that install-toolchain.sh made has a target file of its own beside it; any other knows the target.
PELATO_TARGET=wasip2
if [ -f "$tinygo/wasip2.json" ]; then
	PELATO_TARGET=$tinygo/wasip2.json
	export TINYGOROOT="$tinygo/root"
fi
export SOURCES OUT PELATO_TARGET
export PELATO_BUILDER="$builder" PELATO_RUN="$CACHE/run-$run" WASMOPT="$builder/wasm-opt.sh"
# A compile fetches nothing, whatever the caller has set for modules.
export GOENV=off GOPROXY=off GOSUMDB=off GOPRIVATE='' GONOPROXY='' GONOSUMDB='' GOINSECURE='' GOVCS='*:off'
export GOFLAGS='-mod=readonly -buildvcs=false' GOTOOLCHAIN=local GOWORK=off GO111MODULE=on
export XDG_CACHE_HOME="$CACHE" GOCACHE="$CACHE/go-build" GOPATH="$CACHE/gopath" TMPDIR="$PELATO_RUN/tmp"
# TinyGo's own memory is small beside LLVM's; collecting it rarely saves a tenth of the time.
export LC_ALL=C GOGC=400
mkdir -p "$HOME" "$TMPDIR"

# A job always ends with 0, or xargs would stop reading.
xargs -L 1 -P "${JOBS:-$(nproc)}" --process-slot-var=PELATO_SLOT "$builder/compile-one.sh"
