# A program that checks manifests against the schemas of Kubernetes, which it carries, so that no cluster is needed.
# shellcheck shell=bash

install_kubernetes_validate() { # FOLDER
    python3 -c 'import ensurepip' 2>/dev/null || debian_packages $SCHEMAS_PACKAGES
    python3 -m venv "$1/python" || return 1
    "$1/python/bin/pip" install --quiet --disable-pip-version-check \
        "kubernetes-validate==$KUBERNETES_VALIDATE_VERSION" || return 1
    # A program of such a folder names the folder it was made in; this finds its own.
    mkdir "$1/bin" || return 1
    cat >"$1/bin/kubernetes-validate" <<'SH'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/../python/bin/python" -m kubernetes_validate "$@"
SH
    chmod 755 "$1/bin/kubernetes-validate"
}

schemas=$tools/kubernetes-validate/$KUBERNETES_VALIDATE_VERSION
install_once kubernetes-validate "$KUBERNETES_VALIDATE_VERSION" "$schemas" install_kubernetes_validate
note kubernetes-validate "$schemas/bin/kubernetes-validate"
