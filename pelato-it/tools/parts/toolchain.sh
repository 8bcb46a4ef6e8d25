# What components are compiled with: the scripts of the builder's image put it there.
# shellcheck shell=bash

builder=$(cd "$tools_home/../../pelato-templates/src/main/resources/io/pelato/templates/builder" && pwd)
logged toolchain sh "$builder/install-toolchain.sh" "$tools"

pinned() { # NAME
    # shellcheck source=/dev/null
    (source "$builder/versions.env" && echo "${!1}")
}

go=$tools/go/$(pinned GO_VERSION)
tinygo=$tools/tinygo/$(sh "$builder/tinygo-version.sh")
wasm_tools=$tools/wasm-tools/$(pinned WASM_TOOLS_VERSION)
for tool in "$go/bin/go" "$tinygo/bin/tinygo" "$wasm_tools/bin/wasm-tools"; do
    [[ -x $tool ]] || {
        echo "install: install-toolchain.sh left no $tool" >&2
        exit 1
    }
    say "$(basename "$tool")" "$(basename "$(dirname "$(dirname "$tool")")")" "$(dirname "$(dirname "$tool")")"
done
# For builds with the tools on PATH: what goes in front of PATH, and the modules that generated code needs.
note compiler.path "$tinygo/bin:$go/bin:$wasm_tools/bin"
note compiler.modules "$tools/cm/$(pinned CM_VERSION)"
