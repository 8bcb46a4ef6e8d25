#!/bin/sh
# Installs wasm-tools. Cargo comes from PATH or, for root on Debian, from Debian.
. "$(dirname "$0")/common.sh"

begin "wasm-tools/$WASM_TOOLS_VERSION"
command -v cargo >/dev/null || "$builder/install-packages.sh" rustc-web cargo-web g++ ca-certificates
CARGO_TARGET_DIR=$work/target CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=false \
	CARGO_PROFILE_RELEASE_STRIP=symbols cargo install wasm-tools --version "$WASM_TOOLS_VERSION" --locked \
	--no-default-features --features component,strip,validate,print --root "$work/tool"
rm -f "$work/tool/.crates.toml" "$work/tool/.crates2.json"
finish
