package io.pelato.lattice;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Connects to NATS, and tells within 10 s why that does not work. */
public final class NatsConnector {

    /** What a server says when a client takes more than two seconds to sign, as it may at its first try. */
    private static final String TOO_SLOW = "Authentication Timeout";

    private static final int ATTEMPTS = 3;

    private final NatsSettings settings;
    private final Reach reach = Reach.ofThisMachine();
    private final ConcurrentLinkedQueue<String> reasons = new ConcurrentLinkedQueue<>();
    private final Refusals refusals = new Refusals();
    private final ConcurrentLinkedQueue<WrongHostException> wrongHosts = new ConcurrentLinkedQueue<>();

    /** Makes a connector; nothing is connected yet. */
    public NatsConnector(NatsSettings settings) {
        this.settings = settings;
    }

    /**
     * Connects to the first server that can be reached.
     *
     * @throws ProblemsException when no server can be reached, the one that can refuses, or it is not the one that was
     *     asked for
     */
    public Connection connect() {
        List<NatsUrl> reachable = reachable();
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return open(reachable);
            } catch (ProblemsException e) {
                if (!reasons.contains(TOO_SLOW)) {
                    throw e;
                }
                reasons.clear();
            }
        }
        return open(reachable);
    }

    /** What the server does not allow on the connection, from now on. */
    Refusals refusals() {
        return refusals;
    }

    private Connection open(List<NatsUrl> servers) {
        try {
            return Nats.connect(options(servers));
        } catch (AuthenticationException e) {
            throw refused(e);
        } catch (IOException e) {
            if (reasons.stream().anyMatch(reason -> reason.contains("Authorization"))) {
                throw refused(e);
            }
            throw unusable(e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            reasons.add(root(e));
            throw unusable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemsException(Problem.of("Connecting to NATS was interrupted", "Run the goal again"), e);
        }
    }

    private ProblemsException refused(Exception cause) {
        return new ProblemsException(
                Problem.of(
                        "NATS at " + settings.shownUrls() + " refuses " + whoWeAre(),
                        "Check pelato.nats.username and pelato.nats.password, pelato.nats.token or pelato.nats.creds,"
                                + " whichever the server asks for"),
                cause);
    }

    private ProblemsException unusable(Exception cause) {
        if (!wrongHosts.isEmpty()) {
            return new ProblemsException(
                    wrongHosts.stream().map(NatsConnector::wrongHost).distinct().toList());
        }
        if (reasons.isEmpty() && encrypted()) {
            return new ProblemsException(
                    Problem.of(
                            "NATS at " + settings.shownUrls() + " ends the TLS connection without a reason",
                            "It may ask for a client certificate: set pelato.nats.tls.cert and pelato.nats.tls.key"),
                    cause);
        }
        if (reasons.isEmpty()) {
            return new ProblemsException(
                    Problem.of(
                            "What listens at " + settings.shownUrls() + " does not answer as NATS does",
                            "Correct pelato.nats.url: clients usually connect to port " + NatsUrl.DEFAULT_PORT),
                    cause);
        }
        return new ProblemsException(
                Problem.of(
                        "NATS at " + settings.shownUrls() + " does not take the connection: "
                                + String.join("; ", reasons),
                        "For TLS: write tls:// in pelato.nats.url if the server wants it and nats:// if not, name the"
                                + " certificates it is signed with in pelato.nats.tls.ca, and your own in"
                                + " pelato.nats.tls.cert and pelato.nats.tls.key if it asks for them"),
                cause);
    }

    private static Problem wrongHost(WrongHostException fault) {
        return Problem.of(
                "The NATS server that answers for " + fault.asked() + " shows a certificate for " + fault.shown()
                        + ", so nothing was sent to it",
                "Write the host in pelato.nats.url as the certificate names it, or give the server a certificate that"
                        + " names " + fault.asked() + " (subjectAltName); if neither is the matter, something else"
                        + " answers in its place");
    }

    private boolean encrypted() {
        return settings.tlsCa().isPresent()
                || settings.tlsCert().isPresent()
                || NatsUrl.parse(settings.urls()).stream().anyMatch(NatsUrl::encrypted);
    }

    private String whoWeAre() {
        return settings.username()
                .map(user -> "the user " + user)
                .or(() -> settings.token().map(token -> "the token"))
                .or(() -> settings.creds().map(creds -> "the credentials in " + creds))
                .orElse(
                        settings.urls().stream().anyMatch(url -> url.contains("@"))
                                ? "the user in pelato.nats.url"
                                : "a connection without credentials");
    }

    private List<NatsUrl> reachable() {
        List<NatsUrl> reachable = new ArrayList<>();
        List<String> unreachable = new ArrayList<>();
        for (NatsUrl url : NatsUrl.parse(settings.urls())) {
            reach.fault(url).ifPresentOrElse(unreachable::add, () -> reachable.add(url));
        }
        if (reachable.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    "Cannot reach NATS: " + String.join("; ", unreachable),
                    "Start NATS there, or correct pelato.nats.url"));
        }
        return reachable;
    }

    private Options options(List<NatsUrl> urls) {
        NatsFiles.check(settings);
        Options.Builder builder = new Options.Builder()
                .servers(urls.stream().map(NatsUrl::text).toArray(String[]::new))
                // The other ways turn the host's name into a number before TLS can be asked whether it is the one.
                .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs)
                .connectionName("pelato")
                .connectionTimeout(Duration.ofSeconds(4))
                .maxReconnects(5)
                .reconnectWait(Duration.ofSeconds(1))
                .reportNoResponders()
                .noRandomize()
                .errorListener(new Reasons());
        settings.username()
                .ifPresent(user -> builder.userInfo(user, settings.password().orElse("")));
        settings.token().ifPresent(token -> builder.token(token.toCharArray()));
        settings.creds()
                .ifPresent(file ->
                        builder.authHandler(Nats.staticCredentials(new NatsFile(file, NatsFiles.CREDS).credentials())));
        if (encrypted()) {
            List<String> hosts = urls.stream().map(NatsUrl::host).toList();
            builder.sslContext(new TlsContext(settings, hosts).context());
        }
        return builder.build();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String root(Throwable failure) {
        return causes(failure)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElse("");
    }

    /** What the client's own threads meet while they connect. */
    private final class Reasons implements ErrorListener {

        @Override
        public void exceptionOccurred(Connection connection, Exception exception) {
            Optional<WrongHostException> wrongHost = causes(exception)
                    .filter(WrongHostException.class::isInstance)
                    .map(WrongHostException.class::cast)
                    .findFirst();
            wrongHost.ifPresentOrElse(wrongHosts::add, () -> note(root(exception)));
        }

        @Override
        public void errorOccurred(Connection connection, String error) {
            refusals.note(error);
            note(error);
        }

        private void note(String reason) {
            if (reason.isEmpty()) {
                return;
            }
            String sentence = reason.replaceFirst("\\.+$", "");
            if (!reasons.contains(sentence)) {
                reasons.add(sentence);
            }
        }
    }
}
