# What checks shell scripts, from Debian.
# shellcheck shell=bash

# shellcheck disable=SC2086 # a list of words
command -v shellcheck >/dev/null || debian_packages $CHECKERS_PACKAGES
say shellcheck "$(shellcheck --version | sed -n 's/^version: //p')" "$(command -v shellcheck)"
