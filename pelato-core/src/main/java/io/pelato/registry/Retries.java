package io.pelato.registry;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;

/**
 * Tries again what failed in passing: a server or a proxy before it that is busy or starting, a connection that broke
 * off. The pauses double from try to try, unless the server says how long it wants to be left alone.
 */
final class Retries {

    private static final int TRIES = 5;
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final Limits limits;
    private final PublishListener listener;

    Retries(Limits limits, PublishListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    static boolean passes(int status) {
        return PASSING.contains(status);
    }

    /**
     * Runs a call until it succeeds, at most five times.
     *
     * @throws Exception what the last try threw
     */
    <T> T run(Callable<T> call) throws Exception {
        Duration pause = limits.pause();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (Exception e) {
                Optional<BusyException> busy = JibFailures.busy(e);
                Duration wait = busy.flatMap(BusyException::after).orElse(pause);
                boolean hopeless = busy.isEmpty() && !brokeOff(e);
                if (hopeless || attempt == TRIES || wait.compareTo(limits.longestPause()) > 0) {
                    throw e;
                }
                listener.triedAgain(busy.map(Throwable::getMessage).orElse("the connection broke off"), wait);
                Thread.sleep(wait.toMillis());
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** Whether a connection that had been made ended early. */
    private static boolean brokeOff(Exception failure) {
        return causes(failure)
                        .anyMatch(cause -> cause instanceof SocketException
                                || cause instanceof EOFException
                                || cause instanceof NoHttpResponseException
                                || cause instanceof ConnectionClosedException)
                && causes(failure)
                        .noneMatch(cause -> cause instanceof SSLException || cause instanceof ConnectException);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /**
     * What a header {@code Retry-After} asks for: seconds, or a date (RFC 9110, section 10.2.3).
     *
     * @return empty where it says neither
     */
    static Optional<Duration> after(String header, Clock clock) {
        String value = header == null ? "" : header.strip();
        try {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
