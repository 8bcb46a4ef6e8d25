# The cargo workspace in ../lattice: what state it is in, and where it is compiled. Needs common.sh.
# shellcheck shell=bash

workspace=$(cd "$tools_home/../lattice" && pwd)
target=$tools/lattice-target
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

use_cargo_checkers() {
    if ! command -v clippy-driver >/dev/null || ! command -v rustfmt >/dev/null; then
        # shellcheck disable=SC2086 # a list of words
        debian_packages $CARGO_CHECKERS_PACKAGES
    fi
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

# Runs a command on the sources in a folder that stays, and always in the same one, so that neither a change
# nor another checkout compiles more than it must.
in_copy() { # COMMAND...
    local source=$tools/lattice-source
    copy_workspace "$source" || return 1
    (
        cd "$source"
        # With the bar, the last line of the log says how many of how many are compiled.
        export CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=90
        # nice starts programs alone, and the command may be a function.
        renice -n 5 -p "$BASHPID" >/dev/null
        CARGO_TARGET_DIR=$target CARGO_INCREMENTAL=0 RUSTC_WRAPPER=$source/rustc-wrapper "$@"
    )
}

key=$(workspace_key)
lattice=$tools/lattice/$key
