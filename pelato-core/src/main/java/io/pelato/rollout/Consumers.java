package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * That an application's messages are taken: the messaging provider makes a consumer for each link that it is told. One
 * that missed a link runs all the same, and WADM and the hosts see nothing wrong, so it is told all links once more.
 */
final class Consumers implements Goal {

    private final Application application;
    private final Supplier<List<String>> streams;
    private final Runnable tellLinks;

    /**
     * Names what is to be taken.
     *
     * @param streams tells what is missing of the streams and consumers
     * @param tellLinks tells the application's providers all their links once more
     */
    Consumers(Application application, Supplier<List<String>> streams, Runnable tellLinks) {
        this.application = application;
        this.streams = streams;
        this.tellLinks = tellLinks;
    }

    @Override
    public Set<String> ids() {
        return new Convergence(application).ids();
    }

    @Override
    public List<String> missing() {
        return streams.get();
    }

    @Override
    public void repeat() {
        tellLinks.run();
    }

    @Override
    public Problem tooLate(List<String> missing, Duration timeout) {
        return Problem.of(
                "All parts of the application " + application.name() + " run, but after " + timeout.toSeconds()
                        + " s its messages are not taken. Missing: " + String.join("; ", missing),
                "The lines of pelato-messaging in the logs of the hosts say why. Raise pelato.deploy.timeout if they are"
                        + " slow, or take the application away with mvn pelato:undeploy");
    }
}
