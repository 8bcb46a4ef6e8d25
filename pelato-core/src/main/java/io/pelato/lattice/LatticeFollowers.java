package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

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

    /**
     * How many there are; absent where the bucket is out of reach. It is looked for in the JetStream of the server itself,
     * then in the domains that the hosts name.
     */
    OptionalInt count(List<LatticeHost> hosts) {
        List<String> lists = Stream.concat(Stream.of("$JS.API"), domains(hosts).map(domain -> "$JS." + domain + ".API"))
                .map(api -> api + ".CONSUMER.LIST." + bucket)
                .toList();
        nats.expect(lists.stream().map(NatsRight::publish).toList());
        return lists.stream()
                .map(this::count)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    // One with a dot is what an account's mapping shows to hosts, as infra's does to edge machines: nobody may list
    // there.
    private static Stream<String> domains(List<LatticeHost> hosts) {
        return hosts.stream()
                .flatMap(host -> host.domain().stream())
                .filter(domain -> !domain.contains("."))
                .distinct()
                .sorted();
    }

    private OptionalInt count(String list) {
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
