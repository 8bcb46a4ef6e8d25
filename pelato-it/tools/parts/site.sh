# What makes a website of the pages: Sphinx with the packages that the website's requirements pin.
# shellcheck shell=bash

requirements=$(cd "$tools_home/../../docs/site" && pwd)/requirements.txt

install_sphinx() { # FOLDER
    python3 -c 'import ensurepip' 2>/dev/null || debian_packages $SCHEMAS_PACKAGES
    python3 -m venv "$1/python" || return 1
    "$1/python/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$requirements"
}

sphinx_version=$(sed -n 's/^Sphinx==//p' "$requirements")
sphinx=$tools/sphinx/$sphinx_version-$(sha256sum <"$requirements" | cut -c -16)
install_once sphinx "$sphinx_version" "$sphinx" install_sphinx
note sphinx "$sphinx/python"
