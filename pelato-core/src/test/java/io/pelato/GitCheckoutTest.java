package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit that a version is made from. */
class GitCheckoutTest {

    @TempDir
    private Path folder;

    @Test
    void a_folder_without_git_has_none() {
        assertThat(new GitCheckout(folder.resolve("none")).commit()).isEmpty();
        assertThat(new GitCheckout(folder).commit()).isEmpty();
    }

    @Test
    void a_checkout_has_its_commit_and_tells_that_files_differ() throws IOException {
        git("init", "-q");
        Files.writeString(folder.resolve("a"), "1");
        git("add", "a");
        git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "-q", "-m", "first");

        assertThat(new GitCheckout(folder).commit())
                .hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{12}"));
        Files.writeString(folder.resolve("a"), "2");
        assertThat(new GitCheckout(folder).commit())
                .hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{12} and changes"));
    }

    private void git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        ProgramRun run = Programs.run(command, Duration.ofSeconds(30));
        assertThat(run.succeeded()).as(run.output()).isTrue();
    }
}
