package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.Manifest;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import io.pelato.workflow.SecretReference;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database's password that hosts fetch as a secret of wasmCloud. */
class SecretConfigTest {

    private static final Templates TEMPLATES = Templates.read(List.of());
    private static final String NAME = "SECRET_shop-db_sync_to_sqldb_postgres_query_postgres_password";

    @TempDir
    private Path folder;

    private Assembly assembly(String secret) {
        return assembly(List.of("db_sync"), secret);
    }

    private Assembly assembly(List<String> components, String secret) {
        var tasks = new StringBuilder();
        for (String component : components) {
            tasks.append("""
                    - {type: dbsync_nats, code: aggregate.go, target: cloud, source_topic: clean, table: readings,
                       database: {host: db.example, name: shop, user: app, password_secret: %s},
                       component_name: %s, version: 1.0.0}
                    """.formatted(secret.replace("KEY", "keys/" + component), component));
        }
        Workflow workflow = TestProject.in(folder, TEMPLATES).read("project_name: shop\ntasks:\n" + tasks);
        return new ApplicationAssembler(TEMPLATES::provider, Examples.settings())
                .assemble(workflow, Map.of("db_sync", "image", "db_other", "image"));
    }

    private static List<NamedConfig> linkConfig(Assembly assembly) {
        return assembly.application().part("db_sync").orElseThrow().links().stream()
                .filter(link -> link.target().equals("sqldb-postgres"))
                .findFirst()
                .orElseThrow()
                .targetConfig();
    }

    @Test
    void the_lattice_holds_where_the_secret_is_as_wadm_would_write_it() {
        assertThat(assembly("{backend: nats-kv, key: KEY}").held())
                .containsExactly(new HeldConfig(
                        NAME,
                        Map.of(
                                "name", "POSTGRES_PASSWORD",
                                "type", "secret.wasmcloud.dev/v1alpha1",
                                "backend", "nats-kv",
                                "key", "keys/db_sync",
                                "policy",
                                        "{\"properties\":{},\"type\":\"properties.secret.wasmcloud.dev/v1alpha1\"}")));
    }

    @Test
    void a_field_a_version_and_properties_are_passed_on() {
        HeldConfig held = assembly(
                        "{backend: vault, key: KEY, field: password, version: 2, properties: {role: a/\"b\"}}")
                .held()
                .get(0);

        assertThat(held.values())
                .containsEntry("field", "password")
                .containsEntry("version", "2")
                .containsEntry(
                        "policy",
                        "{\"properties\":{\"role\":\"a/\\\"b\\\"\"},"
                                + "\"type\":\"properties.secret.wasmcloud.dev/v1alpha1\"}");
    }

    @Test
    void the_link_names_the_secret_beside_what_is_open() {
        Assembly assembly = assembly("{backend: nats-kv, key: KEY}");

        assertThat(linkConfig(assembly)).hasSize(2).last().isEqualTo(new NamedConfig(NAME, Optional.empty()));
        assertThat(linkConfig(assembly).get(0).properties().orElseThrow())
                .containsKey("POSTGRES_USERNAME")
                .doesNotContainKey("POSTGRES_PASSWORD");
        assertThat(assembly.application().heldConfigNames()).containsExactly(NAME);
    }

    @Test
    void two_tasks_may_have_two_secrets() {
        assertThat(assembly(List.of("db_sync", "db_other"), "{backend: b, key: KEY}")
                        .held())
                .extracting(held -> held.values().get("key"))
                .containsExactly("keys/db_sync", "keys/db_other");
    }

    @Test
    void wadm_has_nothing_against_the_manifest() {
        Assembly assembly = assembly("{backend: nats-kv, key: KEY}");
        Manifest manifest = new ManifestRenderer(Optional.empty()).render(assembly.application());

        assertThat(CheckedManifest.of(manifest, Path.of("wadm.yaml")).application())
                .isEqualTo(assembly.application());
    }

    @Test
    void a_password_that_only_hosts_know_cannot_be_part_of_a_longer_text() {
        var reference = new SecretReference("b", "k", Optional.empty(), Optional.empty(), Map.of());
        var expressions = new ConfigExpressions(
                Map.of("database", Map.of("user", "u")), Map.of(), Map.of("database.password", reference));

        assertThat(expressions
                        .evaluate("link", Map.of("P", "${database.password}"))
                        .values())
                .isEqualTo(Map.of("P", new ConfigValue.Fetched(reference)));
        assertThatThrownBy(() -> expressions.evaluate(
                        "link", Map.of("URL", "postgres://${database.user}:${database.password}@db")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(
                        "link, URL: a password that hosts fetch as a secret cannot be part of a longer text");
    }
}
