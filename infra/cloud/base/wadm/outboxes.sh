#!/bin/sh
# Copies the outbox of each edge machine that has one into the stream OUTBOX_<edge>, as soon as and as long as the
# link is up, and publishes each copy once more, on inbox.<edge>.>, for tasks that run in the cloud. Run again and
# again: the machines are those whose hosts answer, by their label `edge`.
# An edge machine cannot make this stream: whoever may make a stream may copy any other, with all it holds.
set -u

limits='"storage": "file", "retention": "limits", "discard": "old", "num_replicas": 1,
  "max_age": 604800000000000, "max_bytes": 1073741824, "duplicate_window": 120000000000'

api() {
    answer=$(nats request --raw "\$JS.API.$1" "$2") || return
    if error=$(echo "$answer" | jq -er .error.description); then
        echo "$1: $error" >&2
        return 1
    fi
}

edges() {
    nats stream ls --all --names | sed -n 's/^KV_LATTICEDATA_//p' | while read -r lattice; do
        nats request --raw --replies 0 --timeout 2s "wasmbus.ctl.v1.$lattice.host.ping" '' </dev/null
    done | jq -r '.response.labels.edge // empty' | grep -xE '[a-z][a-z0-9-]*' | sort -u
}

outbox_of() {
    nats request --raw --timeout 5s "\$JS.$1.API.STREAM.NAMES" "{ \"subject\": \"outbox.$1.>\" }" </dev/null |
        jq -r '.streams[]?' | grep -xE 'OUTBOX-[0-9]+' | tail -n 1
}

copy() {
    copy=OUTBOX_$1
    source="{ \"name\": \"$2\", \"external\": { \"api\": \"\$JS.$1.API\", \"deliver\": \"\" } }"
    if present=$(nats stream info --json "$copy" 2>/dev/null </dev/null); then
        config=$(echo "$present" | jq -c .config)
        ! echo "$config" | jq -e --arg outbox "$2" 'any(.sources[]; .name == $outbox)' >/dev/null || return 0
        api "STREAM.UPDATE.$copy" "$(echo "$config" | jq -c --argjson source "$source" '.sources = [$source]')" &&
            echo "stream $copy: now copies $2"
    else
        api "STREAM.CREATE.$copy" "{ \"name\": \"$copy\", \"sources\": [$source],
          \"republish\": { \"src\": \"outbox.$1.>\", \"dest\": \"inbox.$1.>\" }, $limits }" &&
            echo "stream $copy: copies $2"
    fi
}

edges | while read -r edge; do
    outbox=$(outbox_of "$edge" 2>/dev/null)
    [ -z "$outbox" ] || copy "$edge" "$outbox"
done
