package io.pelato.application;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a workflow's HTTP provider takes requests on its hosts.
 *
 * @param address an IP address and a port; the variable {@code http_address}
 * @param timeout how long a request may wait for its task, after which the provider answers with status 408; the
 *     variable {@code http_timeout_ms}
 */
public record HttpListener(String address, Duration timeout) {

    // The provider reads it with Rust's SocketAddr, which resolves no names.
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern ADDRESS =
            Pattern.compile("(" + BYTE + "(\\." + BYTE + "){3}|\\[[0-9a-fA-F:.]+]):([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks both.
     *
     * @throws ProblemsException naming what of it no provider could work with
     */
    public HttpListener {
        List<Problem> problems = new ArrayList<>();
        if (!canBeListenedOn(address)) {
            problems.add(Problem.of(
                    "pelato.http.address is \"" + address + "\", which is no IP address with a port",
                    "Write it like 0.0.0.0:8000, or [::]:8000; a name is not resolved"));
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add(Problem.of(
                    "pelato.http.timeout is " + timeout.toSeconds() + " seconds", "Give requests at least 1 second"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    /** Every network of the host at port 8000, and a minute a request. */
    public static HttpListener defaults() {
        return new HttpListener("0.0.0.0:8000", Duration.ofMinutes(1));
    }

    private static boolean canBeListenedOn(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() && Integer.parseInt(matcher.group(matcher.groupCount())) <= HIGHEST_PORT;
    }
}
