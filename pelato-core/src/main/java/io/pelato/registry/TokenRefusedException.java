package io.pelato.registry;

/** A service that gives out tokens does not know the login, or gives this one none. */
final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(int status) {
        super("the token service answered with status " + status);
    }
}
