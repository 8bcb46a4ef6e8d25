# wasmCloud's own providers as signed archives, from the cargo workspace in ../lattice. Needs what lattice.sh makes.
# shellcheck shell=bash

# shellcheck source=parts/workspace.sh
source "$tools_home/parts/workspace.sh"

build_providers() { # FOLDER
    local provider
    in_copy cargo build --workspace --locked || return 1
    for provider in "${!providers[@]}"; do
        "$lattice/bin/par" create --name "$provider" \
            --version "${providers[$provider]#*@}" \
            --binary "$target/debug/${providers[$provider]%@*}" \
            --output "$1/$provider.par" || return 1
    done
}

check_pinned "$workspace/Cargo.toml" "wasmcloud-provider-messaging-nats = \"=$MESSAGING_NATS_VERSION\""
check_pinned "$workspace/Cargo.toml" "wasmcloud-provider-http-server = \"=$HTTP_SERVER_VERSION\""

[[ -d $lattice/providers ]] || use_cargo
install_once providers "$key" "$lattice/providers" build_providers
for provider in "${!providers[@]}"; do
    note "$provider.par" "$lattice/providers/$provider.par"
done
