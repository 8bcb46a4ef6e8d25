package io.pelato.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Examples;
import io.pelato.application.NamedConfig;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManifestRulesTest {

    private static final Path FILE = Path.of("wadm.yaml");

    private String manifest;

    @BeforeEach
    void the_manifest_of_two_tasks() throws IOException {
        manifest = ManifestRendererTest.resource("two-tasks.yaml");
    }

    @Test
    void our_own_manifest_has_no_fault() {
        assertThat(faults(manifest)).isEmpty();
    }

    @Test
    void an_application_is_read_back_from_its_manifest_as_it_was() {
        assertThat(ManifestReader.read(ManifestNode.parse(manifest, FILE))).isEqualTo(Examples.application());
    }

    @Test
    void a_text_that_is_no_yaml_is_told_with_its_place() {
        assertThat(faults("kind: [Application")).singleElement().asString().startsWith("wadm.yaml:1:");
    }

    @Test
    void an_alias_is_a_fault_however_little_it_says_and_however_much_it_means() {
        assertThat(faults("a: &a [*a]")).singleElement().asString().contains("a second time, by an alias");
        assertThat(faults("a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]"))
                .singleElement()
                .asString()
                .startsWith("wadm.yaml:1:4: this part of the manifest stands in it a second time");
    }

    @Test
    void all_faults_are_told_at_once_each_with_its_place() {
        String faulty = manifest.replace("weight: 100", "weight: heavy").replace("kind: Application", "kind:");

        assertThat(faults(faulty))
                .hasSize(6)
                .anySatisfy(fault -> assertThat(fault)
                        .isEqualTo("wadm.yaml:4:6: a value is missing. Write one, or leave the key out"));
        assertThat(faults(faulty))
                .anySatisfy(
                        fault -> assertThat(fault).contains("weight must be a whole number from 0 up and is `heavy`"));
    }

    @Test
    void a_key_that_wadm_would_refuse_or_lose_is_a_fault() {
        assertFault(manifest.replace("spec:\n", "spec:\n  policy: []\n"), "spec has the key policy");
        assertFault(manifest.replace("  annotations:", "  annotation:"), "metadata lacks annotations");
        assertFault(
                manifest.replace("interfaces: [\"consumer\"]", "interface: [\"consumer\"]"), "a link lacks interfaces");
        assertFault(
                manifest.replace("type: spreadscaler", "type: spreadscalar"),
                "WADM ignores a trait of the type spreadscalar");
        assertFault(
                manifest.replace("kind: Application", "kind: Application\nkind: Application"),
                "has the key kind twice");
    }

    @Test
    void a_value_that_only_looks_like_a_text_is_a_fault() {
        assertFault(
                manifest.replace("\"dest_topic\": \"out\"", "\"port\": 8080"),
                "port must be a text and is `8080`, which is no text");
        assertFault(
                manifest.replace("interfaces: [\"consumer\"]", "interfaces: [true]"), "an interface must be a text");
        assertFault(manifest.replace("name: \"default\"", "name: null"), "a value is missing");
    }

    @Test
    void names_are_checked() {
        assertFault(
                manifest.replace("name: \"temperature\"", "name: \"my.app\""),
                "the application cannot be called `my.app`");
        assertFault(manifest.replaceFirst("version: \".*\"", "version: \"latest\""), "the annotation version");
        assertFault(manifest.replace("type: capability", "type: provider"), "a component is of the type `provider`");
        assertFault(
                manifest.replace("name: \"data_aggregation\"\n      type", "name: \"clean\"\n      type"),
                "the component name `clean` stands for two components");
    }

    @Test
    void two_names_that_wadm_makes_one_id_of_are_a_fault() {
        String twice = manifest.replaceAll("        id: .*\n", "")
                .replace("name: \"clean\"\n      type", "name: \"Data-Aggregation\"\n      type")
                .replace("name: \"clean\"\n        - type", "name: \"Data-Aggregation\"\n        - type");

        assertFault(twice, "the id `temperature-data_aggregation` stands for two components");
    }

    @Test
    void what_makes_wadm_crash_or_never_start_is_a_fault() {
        assertFault(manifest.replace("weight: 100", "weight: 0"), "the weights of the spreads add up to 0");
        assertFault(
                manifest.replace("requirements:\n                  \"host-type\": \"edge\"", "requirements: {}"),
                "a spread with no requirements");
        assertFault(manifest.replace("instances: 8", "instances: 1"), "1 instances do not suffice for 2 spreads");
        assertFault(
                manifest.replace("\"host-type\": \"cloud\"", "\"host-type\": \"edge\""),
                "two spreads ask for the same hosts");
    }

    @Test
    void a_link_needs_a_target_that_can_be_reached() {
        assertFault(
                manifest.replace("target:\n                name: \"clean\"", "target:\n                name: \"gone\"")
                        .replace("target:\n              name: \"clean\"", "target:\n              name: \"gone\""),
                "the link leads to `gone`, which is not in the manifest");
        assertFault(
                manifest.replace(
                        "target:\n              name: \"clean\"", "target:\n              name: \"messaging\""),
                "WADM drops a link from a provider to a provider");
    }

    @Test
    void links_of_one_name_are_a_fault() {
        assertFault(
                manifest.replace(
                        "name: \"clean\"\n            namespace", "name: \"data_aggregation\"\n            namespace"),
                "a second link called data_aggregation carries wasmcloud:messaging/handler");
    }

    @Test
    void a_messaging_link_needs_its_servers_and_subjects_without_spaces() {
        assertFault(manifest.replaceAll(" *\"cluster_uris\".*\n(?= *\"subs)", ""), "lacks cluster_uris");
        assertFault(manifest.replace("clean,temp.>", "clean, temp.>"), "subscriptions has a space in it");
    }

    @Test
    void two_configurations_of_one_name_are_a_fault() {
        assertFault(
                manifest.replaceAll("name: \"(clean|data_aggregation)-runtime-.*\"", "name: \"same\""),
                "the configuration same stands here a second time");
    }

    @Test
    void a_template_of_one_s_own_may_give_secrets_to_wadm() {
        String secret = withSecret("nats-kv", "policy.secret.wasmcloud.dev/v1alpha1", "policy: kv, key: db/password");

        assertThat(faults(secret)).isEmpty();
        assertThat(ManifestReader.read(ManifestNode.parse(secret, FILE))
                        .part("clean")
                        .orElseThrow()
                        .links()
                        .get(0)
                        .targetConfig())
                .extracting(NamedConfig::name)
                .containsExactly("clean-to-messaging-consumer-6931fb177e47", "SECRET_temperature-client_seed");
    }

    @Test
    void a_secret_needs_a_policy_that_names_its_backend() {
        String type = "policy.secret.wasmcloud.dev/v1alpha1";

        assertFault(withSecret("b", type, "policy: gone, key: k"), "the policy `gone` is not in the manifest");
        assertFault(withSecret("b", "policy.other", "policy: kv, key: k"), "the policy kv is none for secrets");
        assertFault(
                withSecret("b", type, "policy: kv, key: k").replace("backend:", "bucket:"),
                "the policy kv names no secrets backend");
        assertFault(withSecret("b", type, "policy: kv"), "the properties of a secret lacks key");
        assertFault(withSecret("b", type, "policy: kv, key: 1"), "key must be a text");
    }

    @Test
    void two_secrets_of_one_name_are_a_fault_unless_they_are_one() {
        String one = withSecret("b", "policy.secret.wasmcloud.dev/v1alpha1", "policy: kv, key: k");
        String line = one.lines()
                .filter(text -> text.contains("client_seed"))
                .findFirst()
                .orElseThrow();

        assertThat(faults(one.replace(line, line + "\n" + line))).isEmpty();
        assertFault(
                one.replace(line, line + "\n" + line.replace("key: k", "key: other")),
                "the secret client_seed stands here a second time with another source");
    }

    /** The manifest with a secret in the first link, and the policy that says where it is. */
    private String withSecret(String backend, String type, String source) {
        return manifest.replace(
                        "spec:\n",
                        "spec:\n  policies:\n    - {name: kv, type: " + type + ", properties: {backend: " + backend
                                + "}}\n")
                .replaceFirst(
                        "              config:\n                - name: \"clean-to-messaging",
                        "              secrets:\n                - {name: client_seed, properties: {" + source
                                + "}}\n              config:\n                - name: \"clean-to-messaging");
    }

    private static void assertFault(String manifest, String expected) {
        assertThat(faults(manifest)).anySatisfy(fault -> assertThat(fault).contains(expected));
    }

    private static List<String> faults(String manifest) {
        try {
            CheckedManifest.of(new Manifest(manifest, "1", Examples.application()), FILE);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
