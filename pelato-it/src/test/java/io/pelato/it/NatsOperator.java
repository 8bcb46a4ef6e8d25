package io.pelato.it;

import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * An operator of NATS with one account, as {@code nsc} makes them; the claims are those of version 2 of NATS's JWTs.
 *
 * @param rules what a server's configuration says to take the account's users
 * @param account the account's public key
 * @param signer what signs the account's users
 */
record NatsOperator(String rules, String account, NKey signer) {

    private static final String OPERATOR_CLAIMS = "{\"type\":\"operator\",\"version\":2}";
    private static final String ACCOUNT_CLAIMS = "{\"type\":\"account\",\"version\":2,\"limits\":{\"subs\":-1,"
            + "\"data\":-1,\"payload\":-1,\"imports\":-1,\"exports\":-1,\"wildcards\":true,\"conn\":-1,\"leaf\":-1}}";

    static NatsOperator create() throws GeneralSecurityException, IOException {
        var random = new SecureRandom();
        NKey operator = NKey.createOperator(random);
        NKey account = NKey.createAccount(random);
        String accountKey = new String(account.getPublicKey());
        String operatorJwt = jwt(operator, new String(operator.getPublicKey()), "operator", OPERATOR_CLAIMS);
        String accountJwt = jwt(operator, accountKey, "account", ACCOUNT_CLAIMS);
        return new NatsOperator(
                "operator: " + operatorJwt + "\nresolver: MEMORY\nresolver_preload: { " + accountKey + ": " + accountJwt
                        + " }\n",
                accountKey,
                account);
    }

    /** Writes a credentials file of a new user of the account. */
    Path credentials(Path file) throws GeneralSecurityException, IOException {
        NKey user = NKey.createUser(new SecureRandom());
        String jwt = JwtUtils.issueUserJWT(signer, account, new String(user.getPublicKey()));
        return Files.writeString(file, """
                -----BEGIN NATS USER JWT-----
                %s
                ------END NATS USER JWT------

                -----BEGIN USER NKEY SEED-----
                %s
                ------END USER NKEY SEED------
                """.formatted(jwt, new String(user.getSeed())));
    }

    private static String jwt(NKey signer, String subject, String name, String claims)
            throws GeneralSecurityException, IOException {
        return JwtUtils.issueJWT(
                signer,
                subject,
                name,
                null,
                JwtUtils.currentTimeSeconds(),
                new String(signer.getPublicKey()),
                () -> claims);
    }
}
