package io.pelato.registry;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.Optional;

/**
 * A user and the password or token that goes with it.
 *
 * @param user the user's name
 * @param password the secret; no text that this type makes shows it
 */
public record Login(String user, String password) {

    /**
     * The login that two settings make. One that is blank, as an empty variable of a CI server makes it, is not given.
     *
     * @return empty if neither is given
     * @throws ProblemsException if only one is given
     */
    public static Optional<Login> of(Optional<String> user, Optional<String> password) {
        return ofGiven(user.filter(Login::isGiven), password.filter(Login::isGiven));
    }

    private static boolean isGiven(String text) {
        return !text.isBlank();
    }

    private static Optional<Login> ofGiven(Optional<String> user, Optional<String> password) {
        if (user.isPresent() != password.isPresent()) {
            String given = user.isPresent() ? "pelato.registry.username" : "pelato.registry.password";
            String missing = user.isPresent() ? "pelato.registry.password" : "pelato.registry.username";
            throw new ProblemsException(Problem.of(given + " is set without " + missing, "Set both, or neither"));
        }
        return user.map(name -> new Login(name, password.orElseThrow()));
    }

    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
