#!/bin/sh
# Gives every stream of the lattice's account three copies. Through the API, because the nats program asks
# before it changes the stream of a key-value bucket, even with --force.
set -eu
status=0
# The network may let a pod through only a moment after its start.
tries=0
until streams=$(nats stream ls --all --names); do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || exit 1
    sleep 1
done
for stream in $streams; do
    if ! info=$(nats stream info --json "$stream"); then
        status=1
        continue
    fi
    config=$(echo "$info" | jq -c .config)
    [ "$(echo "$config" | jq .num_replicas)" -lt 3 ] || continue
    wanted=$(echo "$config" | jq -c '.num_replicas = 3')
    if ! answer=$(nats request --raw "\$JS.API.STREAM.UPDATE.$stream" "$wanted"); then
        status=1
    elif error=$(echo "$answer" | jq -er .error.description); then
        echo "$stream: $error" >&2
        status=1
    else
        echo "$stream: now 3 copies"
    fi
done
exit $status
