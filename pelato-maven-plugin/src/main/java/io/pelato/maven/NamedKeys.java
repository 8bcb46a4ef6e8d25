package io.pelato.maven;

import io.pelato.Proofs;
import io.pelato.Proofs.Documents;
import io.pelato.Verification;
import io.pelato.attest.KeyText;
import io.pelato.attest.SigningKey;
import io.pelato.attest.TrustedKeys;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Login;
import io.pelato.registry.LoginSource;
import io.pelato.registry.RegistryAccess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys that parameters name, for signing and for signatures.
 *
 * @param folder the folder that relative paths begin at
 * @param servers the servers of settings.xml
 * @param environment the environment variables
 */
record NamedKeys(Path folder, LoginSource servers, Map<String, String> environment) {

    private static final String PASSWORD = "PELATO_SIGN_PASSWORD";

    /**
     * What goes to the registry beside images.
     *
     * @param attest the parameter {@code pelato.attest}
     * @param key the parameter {@code pelato.sign.key}
     * @param server the parameter {@code pelato.sign.server}
     * @throws ProblemsException where one of them is wrong, or the key cannot be used
     */
    Proofs proofs(Switch attest, String key, String server) {
        var checks = new Checks();
        Optional<Documents> documents = checks.get(() -> attest.isOn("pelato.attest") ? Documents.ALL : Documents.NONE);
        Optional<SigningKey> signing = given(key)
                .flatMap(named -> checks.get(() -> SigningKey.read(text("pelato.sign.key", named), password(server))));
        checks.end();
        return new Proofs(documents.orElseThrow(), signing);
    }

    private Optional<String> password(String server) {
        return given(server)
                .map(id -> servers.loginFor(id)
                        .map(Login::password)
                        .orElseThrow(() -> new ProblemsException(Problem.of(
                                "settings.xml has no server \"" + id + "\", which pelato.sign.server names",
                                "Add it with the password of the key, or mend pelato.sign.server"))))
                .or(() -> Optional.ofNullable(environment.get(PASSWORD)).filter(text -> !text.isEmpty()));
    }

    /**
     * Whose signatures components must have.
     *
     * @param verify the parameter {@code pelato.verify}
     * @param folder where they are pushed to
     * @param registry how to reach registries
     * @throws ProblemsException where the key cannot be used
     */
    Optional<Verification> verification(String verify, Optional<String> folder, Supplier<RegistryAccess> registry) {
        return given(verify)
                .map(named -> new Verification(
                        TrustedKeys.read(text("pelato.verify", named)), named, folder, registry.get()));
    }

    private KeyText text(String parameter, String named) {
        return KeyText.read(parameter, named, folder, environment);
    }

    private static Optional<String> given(String parameter) {
        return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Shows no environment: it may hold secrets. */
    @Override
    public String toString() {
        return "NamedKeys[" + folder + "]";
    }
}
