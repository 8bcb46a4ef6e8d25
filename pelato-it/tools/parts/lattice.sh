# The programs that every lattice runs, from the cargo workspace in ../lattice.
# shellcheck shell=bash

# shellcheck source=parts/workspace.sh
source "$tools_home/parts/workspace.sh"

programs=(wasmcloud wadm with-hosts par)

build_lattice() { # FOLDER
    local program packages=(--package lattice-same-features)
    for program in host wadm with-hosts par; do
        packages+=(--package "lattice-$program")
    done
    # Both parts at once keep all cores busy to the end.
    [[ " ${parts[*]} " != *" providers "* ]] || packages=(--workspace)
    in_copy cargo build "${packages[@]}" --locked || return 1
    for program in "${programs[@]}"; do
        cp "$target/debug/$program" "$1/" || return 1
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

[[ -d $lattice/bin ]] || use_cargo
install_once lattice "$key" "$lattice/bin" build_lattice
touch "$lattice"
forget_old_lattices
for program in "${programs[@]}"; do
    note "$program" "$lattice/bin/$program"
done
