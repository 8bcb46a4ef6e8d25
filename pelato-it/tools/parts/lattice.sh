# The lattice's own programs, from the cargo workspace in ../lattice, and the providers' archives.
# shellcheck shell=bash

# shellcheck source=parts/workspace.sh
source "$tools_home/parts/workspace.sh"

programs=(wasmcloud wadm with-hosts par)

build_lattice() { # FOLDER
    local program provider built=$target/debug
    in_copy cargo build --workspace --locked || return 1
    mkdir -p "$1/bin" "$1/providers"
    for program in "${programs[@]}"; do
        cp "$built/$program" "$1/bin/" || return 1
    done
    for provider in "${!providers[@]}"; do
        "$1/bin/par" create --name "$provider" \
            --version "${providers[$provider]#*@}" \
            --binary "$built/${providers[$provider]%@*}" \
            --output "$1/providers/$provider.par" || return 1
    done
}

# Other checkouts may use what they built; older states than theirs are of no use to anyone.
forget_old_lattices() {
    local folder kept=0
    # shellcheck disable=SC2012 # names of our own making
    for folder in $(ls -td "$tools"/lattice/*/); do
        ((kept++ < 4)) || rm -rf "$folder"
    done
}

check_pinned "$workspace/Cargo.toml" "wasmcloud-host = \"=$WASMCLOUD_HOST_VERSION\""
check_pinned "$workspace/Cargo.toml" "wadm = { version = \"=$WADM_VERSION\""
check_pinned "$workspace/Cargo.toml" "wasmcloud-provider-messaging-nats = \"=$MESSAGING_NATS_VERSION\""
check_pinned "$workspace/Cargo.toml" "wasmcloud-provider-http-server = \"=$HTTP_SERVER_VERSION\""

[[ -d $lattice ]] || use_cargo
install_once lattice "$key" "$lattice" build_lattice
touch "$lattice"
forget_old_lattices
for program in "${programs[@]}"; do
    note "$program" "$lattice/bin/$program"
done
for provider in "${!providers[@]}"; do
    note "$provider.par" "$lattice/providers/$provider.par"
done
