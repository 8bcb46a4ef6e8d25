package io.pelato.attest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of a component, and what is signed of it. */
class StatementsTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String NAME = "registry.example.com/iot/clean";

    private static Provenance provenance(Optional<Provenance.Commit> commit) {
        return new Provenance(
                "clean",
                "1.0.0",
                "processor_nats",
                "11".repeat(32),
                "22".repeat(32),
                commit,
                List.of(
                        new Provenance.Module("pkg:golang/b.example/b@v1.0.0", Optional.empty()),
                        new Provenance.Module(
                                "pkg:golang/a.example/a@v1.0.0",
                                Optional.of("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="))),
                new TreeMap<>(Map.of("tinygo", "0.39.0", "go", "1.24.0")));
    }

    @Test
    void a_provenance_tells_commit_sources_modules_and_tools_and_no_time() throws Exception {
        var commit = new Provenance.Commit("c0ffee", Provenance.Changes.SOME);

        byte[] statement =
                Statement.of(NAME, DIGEST, provenance(Optional.of(commit)).json());

        JsonNode root = new ObjectMapper().readTree(statement);
        assertThat(root.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(root.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(root.path("subject")).hasToString("""
                [{"name":"registry.example.com/iot/clean","digest":{"sha256":"%s"}}]\
                """.formatted("ab".repeat(32)));
        JsonNode build = root.path("predicate").path("buildDefinition");
        assertThat(build.path("externalParameters"))
                .hasToString("{\"component\":\"clean\",\"version\":\"1.0.0\",\"taskType\":\"processor_nats\"}");
        assertThat(build.path("internalParameters").path("tools"))
                .hasToString("{\"go\":\"1.24.0\",\"tinygo\":\"0.39.0\"}");
        JsonNode of = build.path("resolvedDependencies");
        assertThat(of.get(0)).hasToString("""
                {"name":"project","digest":{"gitCommit":"c0ffee"},"annotations":{"uncommittedChanges":true}}\
                """);
        assertThat(of.get(1).path("digest").path("sha256").asText()).isEqualTo("22".repeat(32));
        assertThat(of.get(2)).hasToString("""
                {"uri":"pkg:golang/a.example/a@v1.0.0","digest":{"dirHash":\
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}\
                """);
        assertThat(new String(statement, StandardCharsets.UTF_8)).doesNotContain("startedOn", "finishedOn");
    }

    @Test
    void the_same_facts_give_the_same_bytes() {
        assertThat(provenance(Optional.empty()).json())
                .isEqualTo(provenance(Optional.empty()).json());
        assertThat(new SimpleSigning(NAME, DIGEST).payload()).isEqualTo(new SimpleSigning(NAME, DIGEST).payload());
    }

    @Test
    void what_is_signed_of_an_image_is_what_cosign_signs() {
        byte[] payload = new SimpleSigning(NAME, DIGEST).payload();

        assertThat(new String(payload, StandardCharsets.UTF_8)).isEqualTo("""
                {"critical":{"identity":{"docker-reference":"registry.example.com/iot/clean"},\
                "image":{"docker-manifest-digest":"%s"},\
                "type":"cosign container image signature"},"optional":null}\
                """.formatted(DIGEST));
        assertThat(SimpleSigning.isOf(payload, DIGEST)).isTrue();
        assertThat(SimpleSigning.isOf(payload, DIGEST.replace('a', 'c'))).isFalse();
        assertThat(SimpleSigning.isOf("no JSON".getBytes(StandardCharsets.UTF_8), DIGEST))
                .isFalse();
    }

    @Test
    void an_envelope_holds_the_statement_that_its_key_signed() throws Exception {
        SigningKey key =
                SigningKey.read(TestKeys.text(TestKeys.privatePem(TestKeys.pair("secp256r1"))), Optional.empty());
        SigningKey other =
                SigningKey.read(TestKeys.text(TestKeys.privatePem(TestKeys.pair("secp256r1"))), Optional.empty());
        byte[] statement =
                Statement.of(NAME, DIGEST, provenance(Optional.empty()).json());

        byte[] envelope = Dsse.of(statement, key);

        assertThat(Dsse.holds(envelope, statement, key.own())).isTrue();
        assertThat(Dsse.holds(envelope, statement, other.own())).isFalse();
        assertThat(Dsse.holds(envelope, new byte[] {1}, key.own())).isFalse();
        assertThat(Dsse.holds("{}".getBytes(StandardCharsets.UTF_8), statement, key.own()))
                .isFalse();
    }
}
