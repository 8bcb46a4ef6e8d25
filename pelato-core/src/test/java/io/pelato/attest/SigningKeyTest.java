package io.pelato.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that sign, and keys that verify. */
class SigningKeyTest {

    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private KeyPair pair;

    @BeforeEach
    void makeKeys() throws Exception {
        pair = TestKeys.pair("secp256r1");
    }

    private static SigningKey key(String pem) {
        return SigningKey.read(TestKeys.text(pem), Optional.empty());
    }

    @Test
    void what_a_key_signs_its_public_half_verifies_and_no_other() throws Exception {
        byte[] signature = key(TestKeys.privatePem(pair)).sign(CONTENT);

        TrustedKeys trusted = TrustedKeys.read(TestKeys.text(TestKeys.publicPem(pair)));
        assertThat(trusted.verify(CONTENT, signature)).isTrue();
        assertThat(trusted.verify("another".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(trusted.verify(CONTENT, new byte[] {1, 2, 3})).isFalse();
        KeyPair other = TestKeys.pair("secp256r1");
        assertThat(TrustedKeys.read(TestKeys.text(TestKeys.publicPem(other))).verify(CONTENT, signature))
                .isFalse();
    }

    @Test
    void the_public_half_of_a_private_key_is_found_without_a_file_of_it() throws Exception {
        for (int i = 0; i < 20; i++) {
            KeyPair each = TestKeys.pair("secp256r1");
            assertThat(key(TestKeys.privatePem(each)).own())
                    .isEqualTo(TrustedKeys.read(TestKeys.text(TestKeys.publicPem(each))));
        }
    }

    @Test
    void of_several_public_keys_in_a_file_any_verifies() throws Exception {
        String both = TestKeys.publicPem(TestKeys.pair("secp256r1")) + TestKeys.publicPem(pair);

        assertThat(TrustedKeys.read(TestKeys.text(both))
                        .verify(CONTENT, key(TestKeys.privatePem(pair)).sign(CONTENT)))
                .isTrue();
    }

    @Test
    void an_encrypted_key_opens_with_its_password_alone() {
        KeyText text = TestKeys.text(TestKeys.ENCRYPTED);

        assertThat(SigningKey.read(text, Optional.of(TestKeys.PASSWORD)).own())
                .isEqualTo(TrustedKeys.read(TestKeys.text(TestKeys.PUBLIC_HALF)));
        assertThatThrownBy(() -> SigningKey.read(text, Optional.of("wrong")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("the password does not open");
        assertThatThrownBy(() -> SigningKey.read(text, Optional.empty()))
                .hasMessageContaining("there is no password for it")
                .hasMessageContaining("PELATO_SIGN_PASSWORD");
    }

    @Test
    void a_key_of_another_kind_is_told_with_what_to_do() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA");
        assertThatThrownBy(() -> key(TestKeys.privatePem(rsa.generateKeyPair())))
                .hasMessageContaining("of another kind than ECDSA on P-256")
                .hasMessageContaining("openssl genpkey");
        assertThatThrownBy(() -> key(TestKeys.privatePem(TestKeys.pair("secp384r1"))))
                .hasMessageContaining("another curve than P-256");
        assertThatThrownBy(() -> key(TestKeys.publicPem(pair))).hasMessageContaining("holds no private key");
        assertThatThrownBy(() -> key(TestKeys.pem("EC PRIVATE KEY", new byte[] {1})))
                .hasMessageContaining("openssl pkcs8 -topk8");
        assertThatThrownBy(() -> key(TestKeys.pem("ENCRYPTED SIGSTORE PRIVATE KEY", new byte[] {1})))
                .hasMessageContaining("which only cosign reads");
        assertThatThrownBy(() -> TrustedKeys.read(TestKeys.text(TestKeys.privatePem(pair))))
                .hasMessageContaining("holds a private key")
                .hasMessageContaining("-pubout");
    }

    @Test
    void a_damaged_key_is_told_without_any_of_its_text() {
        String pem = TestKeys.privatePem(pair).replaceAll("(?m)^([A-Za-z0-9+/]{10})", "AAAAAAAAAA");
        String line = pem.lines().skip(1).findFirst().orElseThrow();

        assertThatThrownBy(() -> key(pem))
                .hasMessageContaining("damaged")
                .hasMessageNotContaining(line)
                .satisfies(
                        thrown -> assertThat(String.valueOf(thrown.getCause())).doesNotContain(line));
    }

    @Test
    void no_text_of_a_key_shows_it() {
        String pem = TestKeys.privatePem(pair);

        assertThat(key(pem)).asString().isEqualTo("(a key)");
        assertThat(TestKeys.text(pem)).asString().isEqualTo("The environment variable KEY");
    }

    @Test
    void a_key_is_a_file_or_a_variable_and_never_the_parameter_itself() throws Exception {
        Files.writeString(folder.resolve("signing.key"), TestKeys.privatePem(pair));

        assertThat(SigningKey.read(KeyText.read("pelato.sign.key", "signing.key", folder, Map.of()), Optional.empty()))
                .isEqualTo(key(TestKeys.privatePem(pair)));
        assertThatThrownBy(() -> KeyText.read("pelato.sign.key", "gone.key", folder, Map.of()))
                .hasMessageContaining("gone.key");
        assertThatThrownBy(() -> KeyText.read("pelato.sign.key", "env://KEY", folder, Map.of()))
                .hasMessageContaining("the environment variable \"KEY\", which is not set");
        String pem = TestKeys.privatePem(pair);
        assertThatThrownBy(() -> KeyText.read("pelato.sign.key", pem, folder, Map.of()))
                .hasMessageContaining("holds a key, where others can see it")
                .hasMessageNotContaining(pem.lines().skip(1).findFirst().orElseThrow());
    }
}
