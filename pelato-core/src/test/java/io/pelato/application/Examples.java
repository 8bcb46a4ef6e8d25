package io.pelato.application;

import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.Link;
import io.pelato.template.Provider;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.workflow.FieldValue;
import io.pelato.workflow.PasswordSource;
import io.pelato.workflow.Target;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workflow of two tasks, its images and its providers. */
public final class Examples {

    public static final String DIGEST = "@sha256:" + "ab".repeat(32);
    public static final Provider MESSAGING = new Provider(
            "messaging", "ghcr.io/wasmcloud/messaging-nats:0.28.0", Map.of(), Map.of("cluster_uris", "${nats_url}"));
    public static final Provider POSTGRES =
            new Provider("sqldb-postgres", "ghcr.io/wasmcloud/sqldb-postgres:0.10.0", Map.of(), Map.of());

    private static final Link PUBLISH =
            new Link(Link.Direction.TO_PROVIDER, "messaging", "wasmcloud", "messaging", List.of("consumer"), Map.of());
    private static final Link SUBSCRIBE = new Link(
            Link.Direction.FROM_PROVIDER,
            "messaging",
            "wasmcloud",
            "messaging",
            List.of("handler"),
            Map.of("subscriptions", "<#list source_topic as s>${s}|${queue_group}<#sep>,</#list>"));
    private static final Link QUERY = new Link(
            Link.Direction.TO_PROVIDER,
            "sqldb-postgres",
            "wasmcloud",
            "postgres",
            List.of("query"),
            Map.of("POSTGRES_HOST", "${database.host}", "POSTGRES_PASSWORD", "${database.password}"));

    private Examples() {}

    /** One task on edge, one on edge and cloud. */
    public static Workflow workflow() {
        return new Workflow(
                "temperature",
                Path.of("workflow.yaml"),
                List.of(
                        task("clean", List.of("edge"), 1, List.of("temp_sensor", "temp.>"), List.of("clean_data")),
                        task("data_aggregation", List.of("edge", "cloud"), 4, List.of("clean_data"), List.of("out"))));
    }

    /** A workflow of the given tasks. */
    public static Workflow workflow(String project, Task... tasks) {
        return new Workflow(project, Path.of("workflow.yaml"), List.of(tasks));
    }

    /** A processor. */
    public static Task task(
            String component, List<String> targets, int instances, List<String> sources, List<String> destinations) {
        return new Task(
                "Task " + component,
                type(
                        List.of(PUBLISH, SUBSCRIBE),
                        Map.of("dest_topic", "${dest_topic?join(',')}", "error_topic", "${error_topic!}")),
                Path.of("tasks/" + component + ".go"),
                TaskForm.STRING,
                targets.stream().map(Target::of).toList(),
                component,
                "1.0.0",
                instances,
                Optional.empty(),
                Map.of(
                        "source_topic", new FieldValue.Subjects(sources),
                        "dest_topic", new FieldValue.Subjects(destinations)));
    }

    /** A task that writes to a database. */
    public static Task databaseTask(String component) {
        return new Task(
                "Database",
                type(List.of(SUBSCRIBE, QUERY), Map.of()),
                Path.of("tasks/db.go"),
                TaskForm.STRING,
                List.of(Target.of("cloud")),
                component,
                "1.0.0",
                1,
                Optional.empty(),
                Map.of(
                        "source_topic", new FieldValue.Subjects(List.of("out")),
                        "database",
                                new FieldValue.Database(
                                        "db.example",
                                        5432,
                                        "iot",
                                        "iot",
                                        false,
                                        new PasswordSource.Environment("PW"))));
    }

    /** The images of the components of {@link #workflow()}. */
    public static Map<String, String> images() {
        return Map.of(
                "clean", "registry.example/clean:1.0.0" + DIGEST,
                "data_aggregation", "registry.example/data_aggregation:1.0.0" + DIGEST);
    }

    /** The providers that the example's types are linked with. */
    public static Optional<Provider> provider(String name) {
        return List.of(MESSAGING, POSTGRES).stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    /** Every host has a NATS server of its own at the usual port, no image is replaced and nothing is secret. */
    public static DeploySettings settings() {
        return new DeploySettings("nats://127.0.0.1:4222", HttpListener.defaults(), Map.of(), Map.of());
    }

    /** The application of {@link #workflow()}. */
    public static Application application() {
        return new ApplicationAssembler(Examples::provider, settings())
                .assemble(workflow(), images())
                .application();
    }

    private static TaskType type(List<Link> links, Map<String, String> config) {
        return new TaskType(
                "processor_nats",
                List.of(),
                "Processes messages.",
                "processor",
                List.of(),
                List.of(TaskForm.STRING),
                List.of(
                        new Field("source_topic", FieldKind.SUBJECTS, Field.Presence.REQUIRED, Optional.empty(), ""),
                        new Field("dest_topic", FieldKind.TOPICS, Field.Presence.REQUIRED, Optional.empty(), "")),
                links,
                config,
                List.of());
    }
}
