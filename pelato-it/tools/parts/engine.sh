# A container engine that answers, with the image that builds start from.
# shellcheck shell=bash

if ! docker info >/dev/null 2>&1; then
    command -v dockerd >/dev/null || debian_packages $ENGINE_PACKAGES
fi
"$tools_home/engine" start 9>&-
say docker "$(docker version --format '{{.Server.Version}}')" "$(command -v docker)"
note docker "$(command -v docker)"

make_base_image() {
    local work
    work=$(mktemp -d)
    debootstrap --variant=minbase "$BASE_SUITE" "$work/root" || return 1
    # What is built on it reaches the same registries as this machine, so it trusts the same authorities.
    mkdir -p "$work/root/usr/local/share/ca-certificates"
    cp /usr/local/share/ca-certificates/*.crt "$work/root/usr/local/share/ca-certificates/" 2>/dev/null || true
    rm -rf "$work"/root/var/cache/apt/archives/*.deb "$work"/root/var/lib/apt/lists/*
    tar -C "$work/root" -c . | docker import - "$BASE_IMAGE" || return 1
    rm -rf "$work"
}

if ! docker image inspect "$BASE_IMAGE" >/dev/null 2>&1; then
    say "$BASE_IMAGE" "" "installing ..."
    if ((EUID == 0)); then
        command -v debootstrap >/dev/null || debian_packages debootstrap
        logged base-image make_base_image
    else
        logged base-image docker pull "$BASE_IMAGE"
    fi
fi
say "$BASE_IMAGE" "" "$(docker image inspect --format '{{.Id}}' "$BASE_IMAGE")"
