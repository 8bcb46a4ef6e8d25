package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.template.Templates;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a component reads where no lattice gives it its configuration. */
class ComponentConfigTest {

    @TempDir
    private Path folder;

    @Test
    void a_component_reads_its_name_what_is_common_and_what_its_type_says_and_no_password() {
        Workflow workflow = TestProject.in(folder, Templates.read(List.of())).read("""
                project_name: plant
                error_topic: plant.errors
                tasks:
                - {name: Clean, type: processor_nats, code: aggregate.go, target: edge, source_topic: raw,
                   dest_topic: [clean, other], component_name: clean, version: 1.0.0}
                - {name: Rows, type: dbsync_nats, code: aggregate.go, target: cloud, source_topic: clean, table: readings,
                   key: [id, at], database: {host: db, port: 5432, name: a, user: b, password_env: C},
                   component_name: rows, version: 1.0.0}
                """);

        assertThat(ComponentConfig.of(workflow, workflow.tasks().get(0)))
                .containsEntry("task", "clean")
                .containsEntry("error_topic", "plant.errors")
                .containsEntry("retries", "3")
                .containsEntry("dest_topic", "clean,other")
                .hasSize(4);
        assertThat(ComponentConfig.of(workflow, workflow.tasks().get(1)))
                .containsEntry("table", "readings")
                .containsEntry("key", "id,at")
                .doesNotContainKey("POSTGRES_PASSWORD");
    }
}
