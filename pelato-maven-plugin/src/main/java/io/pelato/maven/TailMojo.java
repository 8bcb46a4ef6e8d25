package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.TailListener;
import io.pelato.TailRequest;
import io.pelato.Tailed;
import io.pelato.lattice.PassedMessage;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what passes on the topics of the tasks, error topics too, a line each message, until Ctrl-C. It listens beside
 * everybody else and takes no message from anybody. With {@code mvn -q} there is nothing else in the output.
 */
@Mojo(name = "tail", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class TailMojo extends AbstractLatticeMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.tail.skip", defaultValue = "false")
    private Switch tailSkip;

    /** The one task to listen to, by its name or component_name; by default all tasks. */
    @Parameter(property = "pelato.tail.task")
    private String tailTask;

    /** Topics to listen to in place of those of tasks; NATS wildcards work. */
    @Parameter(property = "pelato.tail.topic")
    private List<String> tailTopics;

    /** After how many messages to end; by default it ends with Ctrl-C. */
    @Parameter(property = "pelato.tail.count")
    private WholeNumber tailCount;

    /**
     * How messages are shown: {@code text}, a line for people with up to 500 letters of the content, or {@code json}, an
     * object a line with all of it.
     */
    @Parameter(property = "pelato.tail.format", defaultValue = "text")
    private String tailFormat;

    @Inject
    TailMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return tailSkip;
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("listen to a lattice");
        Tailed tailed = pelato.tail(request(), new Lines(form(), System.out));
        getLog().info(tailed.messages() + (tailed.messages() == 1 ? " message" : " messages"));
        if (tailed.missed() > 0) {
            getLog().warn(tailed.missed() + " more came faster than they could be shown, and are left out here");
        }
    }

    TailRequest request() {
        List<String> topics = stripped(Optional.ofNullable(tailTopics).orElse(List.of()));
        Optional<String> task = Optional.ofNullable(tailTask).map(String::strip);
        if (task.isPresent() && !topics.isEmpty()) {
            throw new ProblemsException(
                    Problem.of("pelato.tail.task and pelato.tail.topic are both set", "Set one of them"));
        }
        return new TailRequest(
                project(),
                access().lattice().nats(),
                task,
                topics,
                tailCount == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(tailCount.between(1, Long.MAX_VALUE, "pelato.tail.count", "messages")));
    }

    OutputForm form() {
        return OutputForm.of(tailFormat, "pelato.tail.format");
    }

    private final class Lines implements TailListener {

        private final OutputForm form;
        private final PrintStream output;

        Lines(OutputForm form, PrintStream output) {
            this.form = form;
            this.output = output;
        }

        @Override
        public void listening(List<String> topics) {
            getLog().info("Listening to " + String.join(", ", topics) + "; Ctrl-C ends it");
        }

        @Override
        public void passed(PassedMessage message) {
            output.println(
                    form == OutputForm.JSON
                            ? TailLines.forPrograms(message)
                            : TailLines.forPeople(message, ZoneId.systemDefault()));
            output.flush();
        }
    }
}
