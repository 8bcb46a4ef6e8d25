#!/bin/sh
# Makes the two streams that carry messages over a lost link:
#   OUTBOX          on this machine, in its own domain: keeps everything published on outbox.<edge>.>
#   OUTBOX_<edge>   in the cloud's domain: copies OUTBOX as soon as and as long as the link is up, and
#                   publishes each copy once more, on inbox.<edge>.>, for tasks that run in the cloud.
set -eu

ensure() {
    domain=$1 stream=$2 config=$3
    if nats --js-domain "$domain" stream info "$stream" >/dev/null 2>&1; then
        echo "stream $stream in domain $domain: exists"
    else
        nats --js-domain "$domain" stream add "$stream" --config "$config" >/dev/null
        echo "stream $stream in domain $domain: created"
    fi
}

cat >/tmp/edge.json <<JSON
{
  "name": "OUTBOX",
  "subjects": ["outbox.$EDGE_NAME.>"],
  "storage": "file", "retention": "limits", "discard": "old", "num_replicas": 1,
  "max_age": 604800000000000, "max_bytes": 1073741824, "duplicate_window": 120000000000,
  "max_msgs": -1, "max_consumers": -1, "max_msg_size": -1
}
JSON
cat >/tmp/cloud.json <<JSON
{
  "name": "OUTBOX_$EDGE_NAME",
  "sources": [{ "name": "OUTBOX", "external": { "api": "\$JS.$EDGE_NAME.API", "deliver": "" } }],
  "republish": { "src": "outbox.$EDGE_NAME.>", "dest": "inbox.$EDGE_NAME.>" },
  "storage": "file", "retention": "limits", "discard": "old", "num_replicas": 1,
  "max_age": 604800000000000, "max_bytes": 1073741824, "duplicate_window": 120000000000,
  "max_msgs": -1, "max_consumers": -1, "max_msg_size": -1
}
JSON

ensure "$EDGE_NAME" OUTBOX /tmp/edge.json
ensure "$CLOUD_DOMAIN" "OUTBOX_$EDGE_NAME" /tmp/cloud.json
