#!/bin/sh
# Makes the stream OUTBOX-<time> on this machine, in its own domain: it keeps everything published on outbox.<edge>.>
# The cloud (infra/cloud/base/wadm/outboxes.sh) finds it and copies it into its stream OUTBOX_<edge>.
# The cloud remembers how far it has copied by the stream's name. A machine that lost its disk starts to count
# anew, so its new stream has a new name; under the old one the cloud would pass over what it takes for old.
set -eu

outbox=$(nats stream ls --names --all | grep '^OUTBOX-' | head -n 1) || true
if [ -z "$outbox" ]; then
    outbox=OUTBOX-$(date -u +%Y%m%d%H%M%S)
    answer=$(nats request --raw "\$JS.API.STREAM.CREATE.$outbox" "{ \"name\": \"$outbox\",
      \"subjects\": [\"outbox.$EDGE_NAME.>\"], \"storage\": \"file\", \"retention\": \"limits\", \"discard\": \"old\",
      \"num_replicas\": 1, \"max_age\": 604800000000000, \"max_bytes\": 1073741824, \"duplicate_window\": 120000000000 }")
    if error=$(echo "$answer" | jq -er .error.description); then
        echo "stream $outbox: $error" >&2
        exit 1
    fi
    echo "stream $outbox: created"
fi
