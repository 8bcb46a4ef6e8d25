package io.pelato.registry;

/**
 * How a registry wants to be spoken to.
 *
 * @param scheme with or without encryption
 * @param challenge how it asks for a login
 */
record Endpoint(Scheme scheme, Challenge challenge) {

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

    /** How a registry asks for a login. */
    enum Challenge {
        /** It does not. */
        NONE,
        /** User and password with each request. */
        BASIC,
        /** A token, which another service gives out. */
        BEARER
    }
}
