# wasmCloud's secrets backend, which is a crate with a program.
# shellcheck shell=bash

# shellcheck source=parts/workspace.sh
source "$tools_home/parts/workspace.sh"

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
