package io.pelato.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.client.methods.CloseableHttpResponse;

/**
 * What a server said, read whole.
 *
 * @param status the status
 * @param headers the headers in their order
 * @param body the beginning of the body as text
 */
record HttpAnswer(int status, List<Header> headers, String body) {

    private static final int LONGEST_BODY = 1 << 20;

    /** Reads an answer and closes it. */
    static HttpAnswer of(CloseableHttpResponse response) throws IOException {
        try (response) {
            String body = "";
            if (response.getEntity() != null) {
                try (InputStream in = response.getEntity().getContent()) {
                    body = new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
                }
            }
            return new HttpAnswer(response.getStatusLine().getStatusCode(), List.of(response.getAllHeaders()), body);
        }
    }

    String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> name.equalsIgnoreCase(header.getName()))
                .map(Header::getValue)
                .toList();
    }

    /** Where the server sends the caller, if it does. */
    Optional<URI> redirect(URI from) throws IOException {
        String location = header("Location");
        if (status < 300 || status >= 400 || location.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException e) {
            throw new IOException("it sends to what is no URL: " + location, e);
        }
    }

    /** The answer of a server that asks to be asked again. */
    BusyException busy() {
        return new BusyException(status, body, Retries.after(header("Retry-After"), Clock.systemUTC()));
    }
}
