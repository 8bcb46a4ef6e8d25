package io.pelato.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Application;
import io.pelato.application.ApplicationAssembler;
import io.pelato.application.DeploySettings;
import io.pelato.application.Examples;
import io.pelato.application.HttpListener;
import io.pelato.application.KeptWorkflow;
import io.pelato.application.Schedule;
import io.pelato.plan.Change.Kind;
import io.pelato.plan.Change.Subject;
import io.pelato.plan.Difference.Aspect;
import io.pelato.workflow.Task;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs between an application that runs and one that is wanted. */
class ComparisonTest {

    private static final String OTHER = "@sha256:" + "cd".repeat(32);
    private static final Task CLEAN = clean("edge", "clean_data", 1);
    private static final Task SUM = Examples.task("sum", List.of("cloud"), 4, List.of("clean_data"), List.of("out"));

    private final Application before = application(CLEAN, SUM);

    @TempDir
    private Path folder;

    @Test
    void the_same_application_has_no_changes() {
        assertThat(changes(application(CLEAN, SUM))).isEmpty();
    }

    @Test
    void where_nothing_runs_every_part_is_added_with_what_it_is() {
        List<Change> changes = Comparison.of(Optional.empty(), before);

        assertThat(changes)
                .extracting(Change::name, Change::kind, Change::interruption)
                .containsExactly(tuple("clean", Kind.ADDED), tuple("sum", Kind.ADDED), tuple("messaging", Kind.ADDED));
        assertThat(changes.get(0).differences())
                .allMatch(difference -> difference.before().isEmpty())
                .contains(
                        new Difference(Aspect.TARGET, "target", Optional.empty(), Optional.of("edge")),
                        new Difference(Aspect.TOPIC, "source_topic", Optional.empty(), Optional.of("raw")),
                        new Difference(Aspect.TOPIC, "dest_topic", Optional.empty(), Optional.of("clean_data")));
    }

    @Test
    void other_code_is_one_difference_though_names_of_configurations_change_with_it() {
        List<Change> changes = changes(application(Map.of("clean", OTHER), CLEAN, SUM));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.name()).isEqualTo("clean");
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.differences())
                    .containsExactly(new Difference(
                            Aspect.CODE,
                            "code",
                            Optional.of(Examples.DIGEST.substring(1)),
                            Optional.of(OTHER.substring(1))));
            assertThat(change.interruption()).contains("restarts on edge");
        });
    }

    @Test
    void code_that_nobody_has_built_is_told_as_that() {
        assertThat(changes(application(Map.of("clean", ""), CLEAN, SUM)))
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .extracting(Difference::after)
                        .containsExactly(Optional.of(Difference.NOT_BUILT)));
    }

    @Test
    void a_task_with_another_target_moves_and_stops_where_it_ran() {
        List<Change> changes = changes(application(clean("cloud", "clean_data", 1), SUM));

        assertThat(changes)
                .extracting(Change::subject, Change::name, Change::kind, Change::interruption)
                .containsExactly(
                        Tuple.tuple(Subject.TASK, "clean", Kind.MOVED, Optional.of("stops on edge")),
                        Tuple.tuple(Subject.PROVIDER, "messaging", Kind.MOVED, Optional.of("stops on edge")));
    }

    @Test
    void topics_and_instances_are_set_side_by_side() {
        assertThat(changes(application(clean("edge", "cleaned", 8), SUM)))
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .containsExactly(
                                new Difference(Aspect.INSTANCES, "instances", Optional.of("1"), Optional.of("8")),
                                new Difference(
                                        Aspect.TOPIC,
                                        "dest_topic",
                                        Optional.of("clean_data"),
                                        Optional.of("cleaned"))));
    }

    @Test
    void a_configuration_of_its_own_restarts_a_task_and_one_of_a_link_does_not() {
        Task another = Examples.task("clean", List.of("edge"), 1, List.of("fresh"), List.of("clean_data"));

        assertThat(changes(application(clean("edge", "cleaned", 1), SUM)))
                .extracting(Change::interruption)
                .containsExactly(Optional.of("restarts on edge"));
        assertThat(changes(application(another, SUM)))
                .extracting(Change::interruption)
                .containsExactly(Optional.of("is linked anew on edge"));
        assertThat(changes(application(clean("edge", "clean_data", 8), SUM)))
                .extracting(Change::interruption)
                .containsExactly(Optional.empty());
    }

    @Test
    void a_task_that_is_gone_is_told_with_where_it_stops() {
        assertThat(changes(application(CLEAN)))
                .extracting(Change::name, Change::kind, Change::interruption)
                .containsExactly(
                        Tuple.tuple("sum", Kind.GONE, Optional.of("stops on cloud")),
                        Tuple.tuple("messaging", Kind.MOVED, Optional.of("stops on cloud")));
    }

    @Test
    void schedules_are_their_tasks() {
        var hourly = new Schedule("clean", "@every 1h", Optional.empty(), "raw");
        var scheduled = new Application("temperature", "", before.parts(), List.of(hourly));

        assertThat(changes(scheduled))
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .containsExactly(new Difference(
                                Aspect.SCHEDULE, "schedule", Optional.empty(), Optional.of("@every 1h to raw"))));
    }

    @Test
    void what_is_kept_of_messages_is_the_workflow_s() {
        Application cloud = KeptWorkflow.assembled(folder.resolve("cloud"), "").application();
        Application edge =
                KeptWorkflow.assembled(folder.resolve("edge"), "entry: edge\n").application();

        assertThat(Comparison.of(Optional.of(edge), edge)).isEmpty();
        assertThat(Comparison.of(Optional.of(cloud), edge))
                .filteredOn(change -> change.subject() == Subject.WORKFLOW)
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .contains(new Difference(Aspect.STREAM, "entry", Optional.of("cloud"), Optional.of("edge"))));
    }

    @Test
    void a_secret_never_shows() {
        Application open = database("nats://127.0.0.1:4222", "s3cret-4711");
        Application closed = database("nats://ann:s3cret-4711@nats.example:4222", "s3cret-4711");

        assertThat(Comparison.of(Optional.of(open), closed)).isNotEmpty();
        assertThat(Comparison.of(Optional.of(open), closed).toString()).doesNotContain("s3cret-4711");
        assertThat(Comparison.of(Optional.empty(), closed).toString())
                .doesNotContain("s3cret-4711")
                .contains("_secret");
    }

    private List<Change> changes(Application after) {
        return Comparison.of(Optional.of(before), after);
    }

    private static Tuple tuple(String name, Kind kind) {
        return Tuple.tuple(name, kind, Optional.empty());
    }

    private static Task clean(String target, String destination, int instances) {
        return Examples.task("clean", List.of(target), instances, List.of("raw"), List.of(destination));
    }

    private static Application database(String natsUrl, String password) {
        var settings = new DeploySettings(
                natsUrl, HttpListener.defaults(), Map.of(), Map.of("db", Map.of("database.password", password)));
        return new ApplicationAssembler(Examples::provider, settings)
                .assemble(
                        Examples.workflow("temperature", Examples.databaseTask("db")),
                        Map.of("db", "registry.example/db:1.0.0" + Examples.DIGEST))
                .application();
    }

    private static Application application(Task... tasks) {
        return application(Map.of(), tasks);
    }

    private static Application application(Map<String, String> digests, Task... tasks) {
        Map<String, String> images = new HashMap<>();
        for (Task task : tasks) {
            String name = task.componentName();
            images.put(name, "registry.example/" + name + ":1.0.0" + digests.getOrDefault(name, Examples.DIGEST));
        }
        return new ApplicationAssembler(Examples::provider, Examples.settings())
                .assemble(Examples.workflow("temperature", tasks), images)
                .application();
    }
}
