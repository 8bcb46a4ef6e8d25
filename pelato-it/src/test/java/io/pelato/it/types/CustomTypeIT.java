package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A task type of the user's own, from a folder of the project and from a Maven artifact. */
class CustomTypeIT {

    private static final String TYPE = "templates/types/splitter_nats/";
    private static final String COORDINATES = "com.example:task-types:1.0.0";

    @Test
    @ExtendWith(LatticeExtension.class)
    void a_type_from_a_folder_of_the_project_works_as_pelato_s_own_do(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("own-type", FromFolder.class);

        works(DeployedWorkflow.of(project, lattice, "-Dpelato.templates=templates"), lattice);
    }

    @Test
    @ExtendWith(LatticeExtension.class)
    void a_type_from_an_artifact_of_the_local_repository_works_as_well(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("own-type", FromArtifact.class);
        MavenProjectFolder types = MavenProjectFolder.copyOf("task-types", FromArtifact.class);
        Stream.of("template.yaml", "files/main.go.ftl", "files/wit/world.wit")
                .forEach(file ->
                        types.write("src/main/resources/types/splitter_nats/" + file, project.read(TYPE + file)));
        Folders.delete(project.directory().resolve("templates"));
        types.maven("install").succeeded();

        works(DeployedWorkflow.of(project, lattice, "-Dpelato.templates=" + COORDINATES), lattice);
    }

    private static void works(DeployedWorkflow workflow, Lattice lattice) {
        try (workflow;
                Listener edge = Listener.on(lattice.natsUrl(Side.EDGE));
                Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "own-type.pieces", "own-type.errors")) {
            edge.publish("own-type.batches", " a,b;c,d ");
            assertThat(Stream.of(cloud.next(), cloud.next(), cloud.next()))
                    .extracting(Listener.Received::text)
                    .containsExactly("a", "b;c", "d");

            edge.publish("own-type.more", "a,b;c,d");
            assertThat(Stream.of(cloud.next(), cloud.next()))
                    .extracting(Listener.Received::text)
                    .containsExactly("a,b", "c,d");

            edge.publish("own-type.batches", "");
            assertThat(Report.of(cloud.next()))
                    .extracting(Report::topic, Report::task, Report::reason)
                    .containsExactly("own-type.errors", "split", "there is nothing to split");
        }
    }

    @Test
    void every_fault_of_a_descriptor_is_told_with_its_place_before_the_workflow_is_read() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("own-type", Faulty.class);
        project.replace(TYPE + "template.yaml", "aliases: [piecewise]\n", "aliases: [kvsync_nats]\n");
        project.replace(TYPE + "template.yaml", "world: splitter\n", "");
        project.replace(TYPE + "template.yaml", "[runtime, handler, work]", "[runtime, handlers, work]");
        project.replace(TYPE + "template.yaml", "[string, string_error]", "[string, text_error]");
        project.replace(TYPE + "template.yaml", "kind: topics", "kind: topic_list");
        project.replace(TYPE + "template.yaml", "\"${separator}\"", "\"${separator\"");
        project.replace("workflow.yaml", "type: splitter_nats", "type: no_such_type");
        String at = project.directory().resolve(TYPE).toAbsolutePath() + "/template.yaml:";

        assertThat(project.maven("pelato:validate", "-Dpelato.templates=templates")
                        .failed()
                        .errors())
                .anySatisfy(error -> assertThat(error).startsWith(at + "1:1: \"world\" is missing. "))
                .anySatisfy(error ->
                        assertThat(error).startsWith(at + "4:18: unknown part \"handlers\". Did you mean \"handler\"?"))
                .anySatisfy(error -> assertThat(error).startsWith(at + "5:22: unknown signature \"text_error\". "))
                .anySatisfy(error -> assertThat(error).startsWith(at + "12:11: unknown kind \"topic_list\". "))
                .anySatisfy(error -> assertThat(error).startsWith(at + "46:14: "))
                .contains("5 problems, told above")
                .noneMatch(error -> error.contains("no_such_type"));
    }

    @Test
    void an_alias_that_is_taken_and_a_provider_that_nobody_has_are_told() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("own-type", Faulty.class);
        project.replace(TYPE + "template.yaml", "aliases: [piecewise]", "aliases: [kvsync_nats]");
        project.replace(TYPE + "template.yaml", "- to: messaging", "- to: messages");
        String at = project.directory().resolve(TYPE).toAbsolutePath() + "/template.yaml:";

        assertThat(project.maven("pelato:validate", "-Dpelato.templates=templates")
                        .failed()
                        .errors())
                .anySatisfy(error -> assertThat(error)
                        .startsWith(at + "2:11: the alias \"kvsync_nats\" is taken by the task type nats_to_nats-kv. "))
                .anySatisfy(error -> assertThat(error).startsWith(at + "21:9: unknown provider \"messages\". "))
                .contains("2 problems, told above")
                .hasSize(3);
    }

    @Test
    void a_template_folder_or_an_artifact_that_is_not_there_is_told_with_what_to_do() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("own-type", Faulty.class);

        assertThat(project.maven("pelato:validate", "-Dpelato.templates=no-such-folder")
                        .failed()
                        .errors())
                .containsExactly("The template folder "
                        + project.directory().resolve("no-such-folder").toAbsolutePath()
                        + " does not exist. Create it, or mend pelato.templates");
        assertThat(project.maven("-o", "pelato:validate", "-Dpelato.templates=com.example:no-such-types:1")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .startsWith("The templates com.example:no-such-types:1 cannot be found: ")
                .endsWith("Mend pelato.templates, or install or publish the artifact");
    }

    @Test
    void a_workflow_that_uses_the_type_wrongly_is_told_as_with_pelato_s_own() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("own-type", Faulty.class);
        project.replace("workflow.yaml", "    separator: \",\"\n", "    seperator: \",\"\n");
        project.replace("tasks/split.go", "(string, error)", "([]byte, error)");

        assertThat(project.maven("pelato:validate", "-Dpelato.templates=templates")
                        .failed()
                        .errors())
                .anySatisfy(error -> assertThat(error)
                        .startsWith("workflow.yaml:10:5: unknown key \"seperator\"")
                        .contains("Did you mean \"separator\"?"))
                .anySatisfy(error -> assertThat(error)
                        .startsWith("tasks/split.go:8:6: exec_task has the wrong signature: ")
                        .endsWith("This task's type calls `func exec_task(arg string) string` or"
                                + " `func exec_task(arg string) (string, error)`"));
    }

    /** Each names the folder of one kind of project. */
    private static final class FromFolder {}

    private static final class FromArtifact {}

    private static final class Faulty {}
}
