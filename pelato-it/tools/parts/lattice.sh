# The lattice's own programs, from the cargo workspace in ../lattice, and the providers' archives.
# shellcheck shell=bash

workspace=$(cd "$tools_home/../lattice" && pwd)
programs=(wasmcloud wadm with-hosts par)
declare -A providers=(
    [messaging-nats]=messaging-nats-provider@$MESSAGING_NATS_VERSION
    [http-server]=http-server-provider@$HTTP_SERVER_VERSION
    [sqldb-postgres]=postgres-provider@$SQLDB_POSTGRES_VERSION
    [keyvalue-nats]=keyvalue-nats-provider@$KEYVALUE_NATS_VERSION
)

use_cargo() {
    debian_packages $LATTICE_PACKAGES
    command -v cargo >/dev/null || debian_packages rustc-web cargo-web
}

# The workspace's files, in an order that does not depend on folders.
workspace_files() {
    (cd "$workspace" && find . -type f -not -path './target/*' -not -path './go/*' -not -name '*.md') |
        LC_ALL=C sort
}

# Names a state of the workspace: its sources, its lock, and the versions that archives carry.
workspace_key() {
    (
        cd "$workspace"
        workspace_files | xargs -d '\n' sha256sum
        printf '%s\n' "${providers[@]}" | LC_ALL=C sort
    ) | sha256sum | cut -c -16
}

# Makes FOLDER a copy of the workspace. Files that are the same keep their age, which cargo looks at.
copy_workspace() { # FOLDER
    local file
    mkdir -p "$1"
    workspace_files | while read -r file; do
        cmp -s "$workspace/$file" "$1/$file" || install -D -m "$(stat -c %a "$workspace/$file")" \
            "$workspace/$file" "$1/$file" || return 1
    done || return 1
    (cd "$1" && find . -type f) | LC_ALL=C sort | LC_ALL=C comm -13 <(workspace_files) - |
        while read -r file; do rm "$1/$file"; done
}

# Compiles in a folder that stays, and always in the same one, so that neither a change nor another
# checkout compiles more than it must.
build_lattice() { # FOLDER
    local target=$tools/lattice-target source=$tools/lattice-source program provider
    local built=$target/debug
    copy_workspace "$source" || return 1
    (
        cd "$source"
        CARGO_TARGET_DIR=$target CARGO_INCREMENTAL=0 RUSTC_WRAPPER=$source/rustc-wrapper \
            nice -n 5 cargo build --workspace --locked
    ) || return 1
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

key=$(workspace_key)
lattice=$tools/lattice/$key
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

install_secrets_backend() { # FOLDER
    CARGO_TARGET_DIR=$1/target CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=false CARGO_PROFILE_DEV_STRIP=symbols \
        nice -n 5 cargo install secrets-nats-kv --version "$SECRETS_NATS_KV_VERSION" --locked --debug \
        --root "$1" || return 1
    rm -rf "$1/target" "$1"/.crates*
}

secrets=$tools/secrets-nats-kv/$SECRETS_NATS_KV_VERSION
[[ -d $secrets ]] || use_cargo
install_once secrets-nats-kv "$SECRETS_NATS_KV_VERSION" "$secrets" install_secrets_backend
note secrets-nats-kv "$secrets/bin/secrets-nats-kv"
