package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Counts who follows the bucket through which the hosts of a lattice hear of links. A host has one consumer there whose
 * subject somebody listens to (wasmcloud-host 0.27, async-nats 0.39); what it read from there once has others.
 */
final class LatticeFollowers {

    private final NatsConversation nats;
    private final String bucket;

    LatticeFollowers(NatsConversation nats, String lattice) {
        this.nats = nats;
        this.bucket = "KV_LATTICEDATA_" + lattice;
    }

    /** How many there are; absent where the bucket is out of reach. */
    OptionalInt count(Optional<String> domain) {
        String list = domain.map(name -> "$JS." + name + ".API").orElse("$JS.API") + ".CONSUMER.LIST." + bucket;
        nats.expect(List.of(NatsRight.publish(list)));
        int bound = 0;
        int seen = 0;
        while (true) {
            Optional<JsonNode> answer = nats.ask(list, "{\"offset\":" + seen + "}");
            if (answer.isEmpty() || answer.get().has("error")) {
                return OptionalInt.empty();
            }
            List<JsonNode> consumers = LatticeReplies.list(answer.get(), "consumers");
            bound += (int) consumers.stream()
                    .filter(consumer -> consumer.path("push_bound").asBoolean())
                    .count();
            seen += consumers.size();
            if (consumers.isEmpty() || seen >= answer.get().path("total").asInt()) {
                return OptionalInt.of(bound);
            }
        }
    }
}
