package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.NKey;
import io.pelato.TestKeys;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.tls.PemFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the files of a connection before anybody connects. */
class NatsFilesTest {

    @TempDir
    Path folder;

    private static NatsSettings settings(
            Optional<Path> creds, Optional<Path> ca, Optional<Path> cert, Optional<Path> key) {
        return new NatsSettings(
                List.of("tls://127.0.0.1:4222"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                creds,
                ca,
                cert,
                key);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path credentials() throws IOException, GeneralSecurityException {
        String seed = new String(NKey.createUser(null).getSeed());
        return file(
                "user.creds",
                "-----BEGIN NATS USER JWT-----\neyJ0.eyJ1.c2ln\n------END NATS USER JWT------\n\n"
                        + "-----BEGIN USER NKEY SEED-----\n" + seed + "\n------END USER NKEY SEED------\n");
    }

    @Test
    void files_that_hold_what_they_should_are_no_fault() throws IOException, GeneralSecurityException {
        TestKeys keys = TestKeys.naming("dns:localhost", folder);

        NatsFiles.check(settings(
                Optional.of(credentials()),
                Optional.of(keys.certificate()),
                Optional.of(keys.certificate()),
                Optional.of(keys.key())));
    }

    @Test
    void every_file_that_is_not_there_is_told_with_its_parameter() {
        assertThatThrownBy(() -> NatsFiles.check(settings(
                        Optional.of(folder.resolve("a.creds")),
                        Optional.of(folder.resolve("~/ca.pem")),
                        Optional.of(folder),
                        Optional.of(Path.of("/dev/null")))))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        fault -> assertThat(fault.problems())
                                .extracting(Problem::toString)
                                .containsExactly(
                                        "Cannot read " + folder.resolve("a.creds")
                                                + ", which pelato.nats.creds names: it is not"
                                                + " there. Create it, or mend the name",
                                        "Cannot read " + folder.resolve("~/ca.pem")
                                                + ", which pelato.nats.tls.ca names: it is"
                                                + " not there. Write the whole path: no shell replaces ~ there",
                                        "Cannot read " + folder
                                                + ", which pelato.nats.tls.cert names: it is a folder. Put a"
                                                + " file there",
                                        "Cannot read /dev/null, which pelato.nats.tls.key names: it is a pipe, a device or the"
                                                + " like. Put an ordinary file there"));
    }

    @Test
    void every_file_that_holds_something_else_is_told_and_nothing_of_it_repeated() throws IOException {
        Path secret = file("secret", "s3cret-4711");
        Path halfSeed = file("half.creds", """
                -----BEGIN NATS USER JWT-----
                s3cret
                ------END NATS USER JWT------
                -----BEGIN USER NKEY SEED-----
                s3cret-4711
                ------END USER NKEY SEED------
                """);
        Path badKey = file("bad.key", "-----BEGIN PRIVATE KEY-----\nczNjcmV0\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> NatsFiles.check(
                        settings(Optional.of(halfSeed), Optional.of(secret), Optional.of(secret), Optional.of(badKey))))
                .hasMessageContaining("half.creds holds no credentials of a NATS user. Name the file that `nsc generate"
                        + " creds` writes in pelato.nats.creds")
                .hasMessageContaining("secret holds no certificate in PEM. Correct pelato.nats.tls.ca")
                .hasMessageContaining("secret holds no certificate in PEM. Correct pelato.nats.tls.cert")
                .hasMessageContaining("bad.key holds a damaged key, or one of an unknown kind. Name an RSA, EC or"
                        + " Ed25519 key in pelato.nats.tls.key")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_key_in_another_form_is_told_with_the_command_that_converts_it() throws IOException {
        Path key = file("old.key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n");

        assertThatThrownBy(() -> new PemFile(key, "pelato.nats.tls.key").privateKey())
                .hasMessage(key + " holds no private key in PKCS 8. Convert the key for pelato.nats.tls.key: openssl"
                        + " pkcs8 -topk8 -nocrypt -in " + key + " -out client.key");
    }

    @Test
    void a_certificate_and_a_key_come_in_pairs() {
        TestKeys one = TestKeys.naming("dns:one", folder);
        TestKeys other = TestKeys.naming("dns:other", folder);

        assertThatThrownBy(() -> NatsFiles.check(
                        settings(Optional.empty(), Optional.empty(), Optional.of(one.certificate()), Optional.empty())))
                .hasMessage("There is a client certificate for NATS without its key. Set pelato.nats.tls.key");
        assertThatThrownBy(() -> NatsFiles.check(
                        settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(one.key()))))
                .hasMessage("There is a client's key for NATS without its certificate. Set pelato.nats.tls.cert");
        assertThatThrownBy(() -> NatsFiles.check(settings(
                        Optional.empty(), Optional.empty(), Optional.of(one.certificate()), Optional.of(other.key()))))
                .hasMessageStartingWith(
                        "The key in " + other.key() + " does not belong to the certificate in " + one.certificate());
    }
}
