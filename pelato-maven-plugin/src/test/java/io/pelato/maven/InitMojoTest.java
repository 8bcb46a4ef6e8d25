package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.InitRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new project is asked for. */
class InitMojoTest {

    @TempDir
    private Path folder;

    @Test
    void without_a_terminal_the_folder_gives_the_name_and_two_types_are_taken() {
        InitRequest request = goal().ready(InitMojo.class).request(Answers.none());

        assertThat(request.directory()).isEqualTo(folder);
        assertThat(request.name()).isEqualTo(folder.getFileName().toString().replaceAll("[^A-Za-z0-9_-]+", "-"));
        assertThat(request.types()).containsExactly("producer_nats", "processor_nats");
    }

    @Test
    void what_is_set_is_not_asked() {
        InitRequest request = goal().commandLine("pelato.init.name", "shop")
                .commandLine("pelato.init.types", "processor_nats, dbsync_nats")
                .commandLine("pelato.init.directory", "new/shop")
                .commandLine("pelato.init.groupId", "org.shop")
                .ready(InitMojo.class)
                .request(question -> {
                    throw new AssertionError("asked: " + question);
                });

        assertThat(request.name()).isEqualTo("shop");
        assertThat(request.types()).containsExactly("processor_nats", "dbsync_nats");
        assertThat(request.directory()).isEqualTo(folder.resolve("new/shop"));
        assertThat(request.buildFiles().get("pom.xml"))
                .contains(
                        "<groupId>org.shop</groupId>",
                        "<artifactId>shop</artifactId>",
                        "<packaging>pelato</packaging>");
    }

    @Test
    void an_answer_is_taken_and_an_empty_one_means_the_default() {
        InitRequest request = goal().ready(InitMojo.class)
                .request(Answers.of(question -> question.startsWith("Name") ? "  shop " : ""));

        assertThat(request.name()).isEqualTo("shop");
        assertThat(request.types()).containsExactly("producer_nats", "processor_nats");
        assertThat(goal().ready(InitMojo.class)
                        .request(Answers.of(question -> null))
                        .types())
                .hasSize(2);
        assertThat(goal().ready(InitMojo.class)
                        .request(question -> Optional.of("a , b"))
                        .types())
                .isEqualTo(List.of("a", "b"));
    }

    @Test
    void a_group_that_maven_does_not_take_is_refused() {
        assertThatThrownBy(() -> goal().commandLine("pelato.init.groupId", "a<b>")
                        .ready(InitMojo.class)
                        .request(Answers.none()))
                .hasMessageContaining("\"a<b>\" cannot be a groupId");
    }

    private TestGoal goal() {
        TestGoal goal = TestGoal.of("init", folder);
        goal.session().getRequest().setBaseDirectory(folder.toFile());
        return goal;
    }
}
