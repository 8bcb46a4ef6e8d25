package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplicationAssemblerTest {

    @Test
    void a_component_has_its_instances_on_every_target() {
        Part aggregation = Examples.application().part("data_aggregation").orElseThrow();

        assertThat(aggregation.instances()).isEqualTo(8);
        assertThat(aggregation.spreads()).containsExactly(Spread.over("edge"), Spread.over("cloud"));
    }

    @Test
    void a_workflow_has_one_provider_of_a_kind_on_all_targets_of_its_tasks() {
        List<Part> providers = Examples.application().parts().stream()
                .filter(part -> part.kind() == Part.Kind.PROVIDER)
                .toList();

        assertThat(providers).singleElement().satisfies(messaging -> {
            assertThat(messaging.instances()).isEqualTo(2);
            assertThat(messaging.spreads()).extracting(Spread::name).containsExactly("edge", "cloud");
            assertThat(messaging.links()).extracting(PartLink::name).containsExactly("clean", "data_aggregation");
        });
    }

    @Test
    void every_subject_of_a_task_goes_through_one_queue_group() {
        assertThat(properties(Examples.application()
                        .part("messaging")
                        .orElseThrow()
                        .links()
                        .get(0)
                        .sourceConfig()))
                .containsEntry("subscriptions", "temp_sensor|temperature.clean,temp.>|temperature.clean");
    }

    @Test
    void an_empty_value_is_left_out() {
        assertThat(properties(Examples.application().part("clean").orElseThrow().config()))
                .containsOnlyKeys("dest_topic", "task");
    }

    @Test
    void a_configuration_gets_another_name_when_its_values_or_its_image_change() {
        String name = runtimeName(Examples.images(), "out");

        assertThat(runtimeName(Examples.images(), "out")).isEqualTo(name);
        assertThat(runtimeName(Examples.images(), "elsewhere")).isNotEqualTo(name);
        assertThat(runtimeName(Map.of("a", "registry.example/a:2.0.0" + Examples.DIGEST), "out"))
                .isNotEqualTo(name);
    }

    @Test
    void a_password_is_in_a_held_configuration_and_nowhere_else() {
        Assembly assembly = assembleDatabase("pa$$word");

        assertThat(assembly.held()).singleElement().satisfies(held -> {
            assertThat(held.values()).containsExactly(Map.entry("POSTGRES_PASSWORD", "pa$$word"));
            assertThat(held).hasToString("HeldConfig[name=" + held.name() + ", keys=[POSTGRES_PASSWORD]]");
            assertThat(assembly.application().heldConfigNames()).containsExactly(held.name());
        });
        assertThat(assembly.application().toString()).doesNotContain("pa$$word").contains("db.example");
    }

    @Test
    void nothing_in_the_manifest_depends_on_a_password() {
        assertThat(assembleDatabase("one").application())
                .isEqualTo(assembleDatabase("two").application());
    }

    @Test
    void a_nats_url_with_a_password_is_a_secret_as_a_whole() {
        var settings = new DeploySettings("nats://user:secret@nats:4222", HttpListener.defaults(), Map.of(), Map.of());

        Assembly assembly =
                new ApplicationAssembler(Examples::provider, settings).assemble(Examples.workflow(), Examples.images());

        assertThat(assembly.application().toString()).doesNotContain("secret@");
        assertThat(assembly.held())
                .hasSize(4)
                .allSatisfy(held -> assertThat(held.values()).containsValue("nats://user:secret@nats:4222"));
    }

    @Test
    void the_users_own_image_of_a_provider_replaces_ours() {
        var settings = new DeploySettings(
                "nats://n:4222", HttpListener.defaults(), Map.of("messaging", "registry.example/own:1"), Map.of());

        assertThat(new ApplicationAssembler(Examples::provider, settings)
                        .assemble(Examples.workflow(), Examples.images())
                        .application()
                        .part("messaging"))
                .map(Part::image)
                .contains("registry.example/own:1");
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        var assembler = new ApplicationAssembler(name -> Optional.empty(), Examples.settings());

        assertThatThrownBy(() -> assembler.assemble(Examples.workflow(), Map.of()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("the provider messaging that a task type is linked with")
                .hasMessageContaining("There is no image of component clean")
                .hasMessageContaining("There is no image of component data_aggregation");
    }

    @Test
    void an_expression_that_cannot_be_evaluated_is_told_with_its_owner() {
        var workflow = Examples.workflow("p", Examples.databaseTask("db"));

        assertThatThrownBy(() -> new ApplicationAssembler(Examples::provider, Examples.settings())
                        .assemble(workflow, Map.of("db", "image")))
                .hasMessageContaining("processor_nats, link with sqldb-postgres, POSTGRES_PASSWORD");
    }

    private static Assembly assembleDatabase(String password) {
        var settings = new DeploySettings(
                "nats://n:4222",
                HttpListener.defaults(),
                Map.of(),
                Map.of("db", Map.of("database.password", password)));
        return new ApplicationAssembler(Examples::provider, settings)
                .assemble(Examples.workflow("p", Examples.databaseTask("db")), Map.of("db", "image"));
    }

    private static String runtimeName(Map<String, String> images, String destination) {
        Map<String, String> all =
                images.containsKey("a") ? images : Map.of("a", "registry.example/a:1.0.0" + Examples.DIGEST);
        var workflow =
                Examples.workflow("p", Examples.task("a", List.of("edge"), 1, List.of("in"), List.of(destination)));
        return new ApplicationAssembler(Examples::provider, Examples.settings())
                .assemble(workflow, all)
                .application()
                .part("a")
                .orElseThrow()
                .config()
                .get(0)
                .name();
    }

    private static Map<String, String> properties(List<NamedConfig> configs) {
        return configs.get(0).properties().orElseThrow();
    }
}
