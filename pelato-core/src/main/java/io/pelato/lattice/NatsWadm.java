package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** WADM over NATS: subjects and messages of wadm 0.21 and wadm-types 0.8. */
final class NatsWadm implements Wadm {

    private final NatsConversation nats;
    private final String lattice;

    NatsWadm(NatsConversation nats, String lattice) {
        this.nats = nats;
        this.lattice = lattice;
    }

    @Override
    public List<Stored> applications() {
        JsonNode answer = expect(ask("get", ""), Set.of("success"), "list its applications");
        return LatticeReplies.list(answer, "models").stream()
                .map(model -> new Stored(
                        LatticeReplies.text(model, "name"),
                        LatticeReplies.text(model, "version"),
                        Optional.of(LatticeReplies.text(model, "deployed_version"))
                                .filter(version -> !version.isEmpty())))
                .toList();
    }

    @Override
    public List<String> versions(String application) {
        JsonNode answer =
                expect(ask("versions." + application, ""), Set.of("success", "notfound"), "list the versions");
        return LatticeReplies.list(answer, "versions").stream()
                .map(version -> LatticeReplies.text(version, "version"))
                .toList();
    }

    @Override
    public Optional<String> manifest(String application, String version) {
        JsonNode answer = expect(
                ask("get." + application, version(version)), Set.of("success", "notfound"), "hand out the manifest");
        return Optional.of(answer.path("manifest"))
                .filter(manifest -> !manifest.isEmpty())
                .map(JsonNode::toString);
    }

    @Override
    public void put(String application, String manifestJson) {
        expect(ask("put", manifestJson), Set.of("created", "newversion"), "take the manifest of " + application);
    }

    @Override
    public void deploy(String application, String version) {
        expect(ask("deploy." + application, version(version)), Set.of("acknowledged"), "deploy " + application);
    }

    @Override
    public void undeploy(String application) {
        expect(ask("undeploy." + application, ""), Set.of("acknowledged", "notfound"), "undeploy " + application);
    }

    @Override
    public void delete(String application) {
        expect(ask("del." + application, ""), Set.of("deleted", "noop"), "delete " + application);
    }

    @Override
    public void delete(String application, String version) {
        expect(
                ask("del." + application, version(version)),
                Set.of("deleted", "noop"),
                "delete version " + version + " of " + application);
    }

    @Override
    public AppStatus status(String application) {
        return WadmReplies.status(ask("status." + application, ""));
    }

    private JsonNode ask(String operation, String body) {
        return nats.askWithType("wadm.api." + lattice + ".model." + operation, body)
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        "No WADM answers in the lattice " + lattice + " at " + nats.server(),
                        "Start WADM there, or correct pelato.nats.url and pelato.lattice")));
    }

    private static JsonNode expect(JsonNode answer, Set<String> results, String what) {
        if (!results.contains(LatticeReplies.text(answer, "result"))) {
            String message = LatticeReplies.text(answer, "message");
            throw new ProblemsException(
                    Problem.of("WADM does not " + what + ": " + message, WadmReplies.advice(message)));
        }
        return answer;
    }

    private static String version(String version) {
        return JsonNodeFactory.instance.objectNode().put("version", version).toString();
    }
}
