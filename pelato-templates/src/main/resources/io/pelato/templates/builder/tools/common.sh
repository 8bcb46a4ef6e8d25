# What the install scripts of the tools share: "begin NAME/VERSION" starts the
# installation of a tool into $dest unless it is there already, "finish" makes
# what is in $work/tool appear under that name.
set -eu

dest=${1:?usage: $0 DEST}
builder=$(cd "$(dirname "$0")/.." && pwd)
. "$builder/versions.env"
mkdir -p "$dest"
dest=$(cd "$dest" && pwd)

say() {
	echo "install: $*" >&2
}

begin() {
	target=$dest/$1
	[ ! -d "$target" ] || exit 0
	say "$1"
	mkdir -p "$(dirname "$target")"
	work=$(mktemp -d "$dest/.installing.XXXXXX")
	trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
	mkdir "$work/tool"
}

finish() {
	chmod -R u+w,a+rX "$work/tool"
	# Another run may have been faster; its tool is the same.
	mv -T "$work/tool" "$target" 2>/dev/null || [ -d "$target" ]
}

# The Go that go.sh installed compiles the other tools.
use_go() {
	export GOROOT="$dest/go/$GO_VERSION" GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOWORK=off CGO_ENABLED=1
	PATH=$GOROOT/bin:$PATH
}
