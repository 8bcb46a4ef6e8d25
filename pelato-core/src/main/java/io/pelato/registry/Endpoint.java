package io.pelato.registry;

import java.util.List;

/**
 * How a registry wants to be spoken to.
 *
 * @param scheme with or without encryption
 * @param challenges how it asks for a login; empty if it does not, or does not yet
 */
record Endpoint(Scheme scheme, List<AuthChallenge> challenges) {

    /** With or without encryption. */
    enum Scheme {
        HTTPS("https"),
        HTTP("http");

        private final String text;

        Scheme(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
