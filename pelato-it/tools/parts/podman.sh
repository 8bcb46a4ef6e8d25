# Podman, from Debian. Its images are kept apart from the user's: tools/podman.
# shellcheck shell=bash

if ! command -v podman >/dev/null || ! command -v runc >/dev/null; then
    debian_packages $PODMAN_PACKAGES
fi
say podman "$("$tools_home/podman" version --format '{{.Client.Version}}')" "$tools_home/podman"
