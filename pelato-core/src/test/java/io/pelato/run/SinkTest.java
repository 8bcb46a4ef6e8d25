package io.pelato.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.template.Templates;
import io.pelato.workflow.Task;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task returns means what its type says. */
class SinkTest {

    private static final String WORKFLOW = """
            project_name: plant
            tasks:
            - {name: Clean, type: processor_nats, code: aggregate.go, target: edge, source_topic: raw, dest_topic: clean,
               component_name: clean, version: 1.0.0}
            - {name: Latest, type: nats_to_nats-kv, code: kv.go, target: cloud, source_topic: clean, bucket: latest,
               component_name: latest, version: 1.0.0}
            - {name: Rows, type: dbsync_nats, code: aggregate.go, target: cloud, source_topic: clean, table: plant.readings,
               key: id, database: {host: db, port: 5432, name: a, user: b, password_env: C}, component_name: rows,
               version: 1.0.0}
            """;

    @TempDir
    private Path folder;

    private Workflow workflow;

    @BeforeEach
    void read() {
        workflow = TestProject.in(folder, Templates.read(List.of()))
                .with("tasks/kv.go", "package main\n\nfunc exec_task(k, d string) (string, string) { return k, d }\n")
                .read(WORKFLOW);
    }

    @Test
    void messages_go_to_topics() {
        assertThat(effects(0, new Outgoing("clean", Body.of("x"))))
                .containsExactly(new Effect.Sent("clean", Body.of("x")));
    }

    @Test
    void values_go_under_their_key_into_the_bucket() {
        assertThat(effects(1, new Outgoing("door/1", Body.of("x"))))
                .containsExactly(new Effect.Entry("latest", "door/1", Body.of("x")));
    }

    @Test
    void rows_are_in_the_first_parameter_of_the_statement() throws Exception {
        JsonNode one = new ObjectMapper().readTree("{\"id\":1}");

        assertThat(effects(
                        2,
                        new Outgoing("INSERT ...", Body.of("[{\"id\":1},{\"id\":1}]")),
                        new Outgoing("", Body.of("{0,0}"))))
                .containsExactly(
                        new Effect.Row("plant.readings", List.of("id"), one),
                        new Effect.Row("plant.readings", List.of("id"), one));
        assertThat(effects(2)).isEmpty();
    }

    @Test
    void a_row_with_the_key_of_an_older_one_updates_what_it_names() throws Exception {
        var json = new ObjectMapper();
        var stored = new StoredRows();
        stored.store(new Effect.Row("t", List.of("id"), json.readTree("{\"id\":1,\"a\":1,\"b\":1}")));
        stored.store(new Effect.Row("t", List.of("id"), json.readTree("{\"id\":2,\"a\":2}")));
        stored.store(new Effect.Row("t", List.of("id"), json.readTree("{\"id\":1,\"a\":3}")));
        stored.store(new Effect.Row("u", List.of(), json.readTree("{\"id\":1}")));
        stored.store(new Effect.Row("u", List.of(), json.readTree("{\"id\":1}")));

        assertThat(stored.tables().get("t"))
                .containsExactly(json.readTree("{\"id\":1,\"a\":3,\"b\":1}"), json.readTree("{\"id\":2,\"a\":2}"));
        assertThat(stored.tables().get("u")).hasSize(2);
    }

    private List<Effect> effects(int index, Outgoing... outgoing) {
        Task task = workflow.tasks().get(index);
        return Sink.of(task.type()).effects(task, List.of(outgoing));
    }
}
