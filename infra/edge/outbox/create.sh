#!/bin/sh
# Makes the two streams that carry messages over a lost link:
#   OUTBOX-<time>   on this machine, in its own domain: keeps everything published on outbox.<edge>.>
#   OUTBOX_<edge>   in the cloud's domain: copies it as soon as and as long as the link is up, and publishes
#                   each copy once more, on inbox.<edge>.>, for tasks that run in the cloud.
# The cloud remembers how far it has copied by the stream's name. A machine that lost its disk starts to count
# anew, so its new stream has a new name; under the old one the cloud would pass over what it takes for old.
set -eu

api() {
    answer=$(nats request --raw "\$JS.$1.API.$2" "$3")
    if error=$(echo "$answer" | jq -er .error.description); then
        echo "$2 in domain $1: $error" >&2
        exit 1
    fi
}

limits='"storage": "file", "retention": "limits", "discard": "old", "num_replicas": 1,
  "max_age": 604800000000000, "max_bytes": 1073741824, "duplicate_window": 120000000000'

outbox=$(nats --js-domain "$EDGE_NAME" stream ls --names --all | grep '^OUTBOX-' | head -n 1) || true
if [ -z "$outbox" ]; then
    outbox=OUTBOX-$(date -u +%Y%m%d%H%M%S)
    api "$EDGE_NAME" "STREAM.CREATE.$outbox" \
        "{ \"name\": \"$outbox\", \"subjects\": [\"outbox.$EDGE_NAME.>\"], $limits }"
    echo "stream $outbox in domain $EDGE_NAME: created"
fi

copy=OUTBOX_$EDGE_NAME
source="{ \"name\": \"$outbox\", \"external\": { \"api\": \"\$JS.$EDGE_NAME.API\", \"deliver\": \"\" } }"
if present=$(nats --js-domain "$CLOUD_DOMAIN" stream info --json "$copy" 2>/dev/null); then
    config=$(echo "$present" | jq -c .config)
    if echo "$config" | jq -e --arg outbox "$outbox" 'any(.sources[]; .name == $outbox)' >/dev/null; then
        echo "stream $copy in domain $CLOUD_DOMAIN: copies $outbox"
        exit 0
    fi
    api "$CLOUD_DOMAIN" "STREAM.UPDATE.$copy" "$(echo "$config" | jq -c --argjson source "$source" '.sources = [$source]')"
    echo "stream $copy in domain $CLOUD_DOMAIN: now copies $outbox"
else
    api "$CLOUD_DOMAIN" "STREAM.CREATE.$copy" "{ \"name\": \"$copy\", \"sources\": [$source],
      \"republish\": { \"src\": \"outbox.$EDGE_NAME.>\", \"dest\": \"inbox.$EDGE_NAME.>\" }, $limits }"
    echo "stream $copy in domain $CLOUD_DOMAIN: created"
fi
