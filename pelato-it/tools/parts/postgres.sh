# PostgreSQL's programs, from Debian. The tests start servers of their own.
# shellcheck shell=bash

postgres=/usr/lib/postgresql/$POSTGRES_VERSION/bin
if [[ ! -x $postgres/initdb || ! -x $postgres/postgres ]] || ! type -P kill >/dev/null; then
    debian_packages $POSTGRES_PACKAGES
fi
say postgresql "$("$postgres/postgres" --version | grep -oE '[0-9]+\.[0-9]+' | head -n 1)" "$postgres"
note postgres.bin "$postgres"
