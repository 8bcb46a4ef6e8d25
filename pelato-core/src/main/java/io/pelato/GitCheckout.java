package io.pelato;

import io.pelato.attest.Provenance;
import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What git knows of a folder. */
final class GitCheckout {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String CHANGED = " and changes";

    private final Path folder;

    GitCheckout(Path folder) {
        this.folder = folder;
    }

    /** The commit that is checked out, and whether files differ from it; absent where there is no git or no checkout. */
    Optional<String> commit() {
        ProgramRun head = git("rev-parse", "--short=12", "HEAD");
        if (!head.succeeded()) {
            return Optional.empty();
        }
        return Optional.of(head.output().strip() + (isChanged() ? CHANGED : ""));
    }

    /** The same with the commit's whole hash. */
    Optional<Provenance.Commit> wholeCommit() {
        ProgramRun head = git("rev-parse", "HEAD");
        return head.succeeded()
                ? Optional.of(new Provenance.Commit(
                        head.output().strip(), isChanged() ? Provenance.Changes.SOME : Provenance.Changes.NONE))
                : Optional.empty();
    }

    private boolean isChanged() {
        ProgramRun status = git("status", "--porcelain", "--", ".");
        return status.succeeded() && !status.output().isBlank();
    }

    private ProgramRun git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        return Programs.run(command, LIMIT);
    }
}
