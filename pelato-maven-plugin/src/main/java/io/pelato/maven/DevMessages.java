package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.TailListener;
import io.pelato.TailRequest;
import io.pelato.lattice.NatsSettings;
import io.pelato.lattice.PassedMessage;
import io.pelato.problem.ProblemsException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.maven.plugin.logging.Log;

/** Shows what passes on the topics of a workflow, beside other work. */
final class DevMessages {

    private final Project project;
    private final NatsSettings nats;
    private final Log log;
    private Optional<Runnable> end = Optional.empty();
    private Optional<Thread> listening = Optional.empty();

    DevMessages(Project project, NatsSettings nats, Log log) {
        this.project = project;
        this.nats = nats;
        this.log = log;
    }

    /** Listens to the topics that the workflow has now, in place of those before. */
    synchronized void follow() {
        end.ifPresent(Runnable::run);
        end = Optional.empty();
        var thread = new Thread(this::listen, "pelato-dev-messages");
        thread.setDaemon(true);
        thread.start();
        listening = Optional.of(thread);
    }

    /** Whether it listens already. */
    synchronized boolean areFollowed() {
        return listening.filter(Thread::isAlive).isPresent();
    }

    private void listen() {
        try (Pelato pelato = Pelato.open(new RunLog(log, new RunTimes()))) {
            pelato.tail(new TailRequest(project, nats, Optional.empty(), List.of(), OptionalLong.empty()), new Lines());
        } catch (ProblemsException e) {
            e.problems().forEach(problem -> log.warn(problem.toString()));
        }
    }

    private synchronized void endsBy(Runnable closing) {
        end = Optional.of(closing);
    }

    private final class Lines implements TailListener {

        @Override
        public void endsBy(Runnable closing) {
            DevMessages.this.endsBy(closing);
        }

        @Override
        public void listening(List<String> topics) {
            log.info("Listening to " + String.join(", ", topics) + "; Ctrl-C ends it");
        }

        @Override
        public void passed(PassedMessage message) {
            log.info(TailLines.forPeople(message, ZoneId.systemDefault()));
        }
    }
}
