# What runs components without a container: the package that the runner's requirements pin, for the machine's Python.
# shellcheck shell=bash

runner=$(cd "$tools_home/../../pelato-templates/src/main/resources/io/pelato/templates/runner" && pwd)

install_runner() { # FOLDER
    python3 -m pip --version >/dev/null 2>&1 || debian_packages $RUNNER_PACKAGES || return
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        --requirement "$runner/requirements.txt" --target "$1/python"
}

runner_version=$(sed -n 's/^wasmtime==\([^ ]*\).*/\1/p' "$runner/requirements.txt")
runner_home=$tools/wasmtime/$runner_version
install_once wasmtime "$runner_version" "$runner_home" install_runner
note runner.python "$runner_home/python"
