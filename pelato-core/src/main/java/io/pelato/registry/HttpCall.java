package io.pelato.registry;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.message.BasicHeader;

/**
 * A request.
 *
 * @param method as HTTP writes it: {@code GET}
 * @param uri where it goes
 * @param headers in their order
 * @param body what it carries; it can be sent again
 * @param timeout how long to wait for a connection, and for each piece of the answer
 */
record HttpCall(String method, URI uri, List<Header> headers, Optional<HttpEntity> body, Duration timeout) {

    HttpCall {
        headers = List.copyOf(headers);
    }

    static HttpCall get(URI uri, Duration timeout) {
        return new HttpCall("GET", uri, List.of(), Optional.empty(), timeout);
    }

    HttpCall at(URI other) {
        return new HttpCall(method, other, headers, body, timeout);
    }

    HttpCall with(String header, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new BasicHeader(header, value));
        return new HttpCall(method, uri, more, body, timeout);
    }

    /** The request for the client that sends it. */
    HttpRequestBase message() {
        var message = new Message(method);
        int millis = Math.toIntExact(timeout.toMillis());
        message.setURI(uri);
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(millis)
                .setConnectTimeout(millis)
                .setSocketTimeout(millis)
                .build());
        headers.forEach(message::addHeader);
        body.ifPresent(message::setEntity);
        return mayCarry() ? message : message.bare();
    }

    private boolean mayCarry() {
        return body.isPresent() || List.of("POST", "PUT", "PATCH").contains(method);
    }

    /** A request that says how long what it carries is, also where that is nothing: some servers insist. */
    private static final class Message extends HttpEntityEnclosingRequestBase {

        private final String method;

        Message(String method) {
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }

        HttpRequestBase bare() {
            var bare = new HttpRequestBase() {
                @Override
                public String getMethod() {
                    return method;
                }
            };
            bare.setURI(getURI());
            bare.setConfig(getConfig());
            bare.setHeaders(getAllHeaders());
            return bare;
        }
    }
}
