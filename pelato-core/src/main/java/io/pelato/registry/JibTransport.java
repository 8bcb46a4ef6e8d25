package io.pelato.registry;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.entity.AbstractHttpEntity;
import org.apache.http.message.BasicHeader;

/**
 * Carries jib-core's requests. Jib's own transport sends a login wherever a registry sends a request on to, tries HTTPS
 * without checking certificates, reads one challenge of several, and knows no proxy but the JVM's.
 */
final class JibTransport extends HttpTransport {

    private final RegistryExchange exchange;
    private final String access;
    private final Duration timeout;

    /**
     * A transport for work with one kind of access, such as {@code pull,push}.
     *
     * @param timeout for a connection, and for each piece of an answer
     */
    JibTransport(RegistryExchange exchange, String access, Duration timeout) {
        this.exchange = exchange;
        this.access = access;
        this.timeout = timeout;
    }

    /** Jib's client on this transport. It adds nothing of its own: no second way, no login, no further try. */
    FailoverHttpClient client() {
        Supplier<HttpTransport> transport = () -> this;
        Consumer<LogEvent> unheard = event -> {};
        try {
            // The only way that jib-core has to take a transport; what it opens to all makes its own.
            Constructor<FailoverHttpClient> constructor = FailoverHttpClient.class.getDeclaredConstructor(
                    boolean.class, boolean.class, Consumer.class, Supplier.class, Supplier.class, boolean.class);
            constructor.setAccessible(true);
            return constructor.newInstance(true, true, unheard, transport, transport, false);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of jib-core than the one that Pelato names", e);
        }
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) throws IOException {
        try {
            return new JibRequest(method, new URI(url));
        } catch (URISyntaxException e) {
            throw new IOException("the registry sends on to what is no URL", e);
        }
    }

    /** Jib asks for it once for each request that it made. */
    @Override
    public void shutdown() {}

    private final class JibRequest extends LowLevelHttpRequest {

        private final String method;
        private final URI uri;
        private final List<Header> headers = new ArrayList<>();

        JibRequest(String method, URI uri) {
            this.method = method;
            this.uri = uri;
        }

        @Override
        public void addHeader(String name, String value) {
            headers.add(new BasicHeader(name, value));
        }

        @Override
        @SuppressWarnings("deprecation") // The type that the library's own requests come with.
        public LowLevelHttpResponse execute() throws IOException {
            Optional<HttpEntity> body =
                    Optional.ofNullable(getStreamingContent()).map(content -> body(content::writeTo));
            try {
                return new JibResponse(exchange.send(new HttpCall(method, uri, headers, body, timeout), access));
            } catch (SSLException | ConnectException e) {
                // Jib would take either as a reason to try without encryption.
                throw new IOException(e.getMessage(), e);
            }
        }

        private HttpEntity body(Content content) {
            var body = new JibBody(content, getContentLength());
            body.setContentType(getContentType());
            body.setContentEncoding(getContentEncoding());
            return body;
        }
    }

    /** Writes what a request carries. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What a request carries; Jib's contents can be written again. */
    private static final class JibBody extends AbstractHttpEntity {

        private final Content content;
        private final long length;

        JibBody(Content content, long length) {
            this.content = content;
            this.length = length;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("it is written, not read");
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            content.writeTo(out);
            out.flush();
        }

        @Override
        public boolean isStreaming() {
            return true;
        }
    }

    private static final class JibResponse extends LowLevelHttpResponse {

        private final CloseableHttpResponse response;
        private final Header[] headers;

        JibResponse(CloseableHttpResponse response) {
            this.response = response;
            this.headers = response.getAllHeaders();
        }

        @Override
        public InputStream getContent() throws IOException {
            return response.getEntity() == null ? null : response.getEntity().getContent();
        }

        @Override
        public String getContentEncoding() {
            return value(
                    response.getEntity() == null ? null : response.getEntity().getContentEncoding());
        }

        @Override
        public long getContentLength() {
            return response.getEntity() == null ? -1 : response.getEntity().getContentLength();
        }

        @Override
        public String getContentType() {
            return value(
                    response.getEntity() == null ? null : response.getEntity().getContentType());
        }

        private static String value(Header header) {
            return header == null ? null : header.getValue();
        }

        @Override
        public String getStatusLine() {
            return response.getStatusLine().toString();
        }

        @Override
        public int getStatusCode() {
            return response.getStatusLine().getStatusCode();
        }

        @Override
        public String getReasonPhrase() {
            return response.getStatusLine().getReasonPhrase();
        }

        @Override
        public int getHeaderCount() {
            return headers.length;
        }

        @Override
        public String getHeaderName(int index) {
            return headers[index].getName();
        }

        @Override
        public String getHeaderValue(int index) {
            return headers[index].getValue();
        }

        @Override
        public void disconnect() throws IOException {
            response.close();
        }
    }
}
