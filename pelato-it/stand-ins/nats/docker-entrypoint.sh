#!/bin/sh
# As in the official image: arguments that start with a dash are the server's.
case "${1:-}" in -*) set -- nats-server "$@" ;; esac
exec "$@"
