package io.pelato;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.attest.KeyText;
import io.pelato.attest.TrustedKeys;
import io.pelato.registry.RegistryAccess;
import io.pelato.rollout.Admission;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of images whose signatures nobody can ask for. */
class SignatureCheckTest {

    private static Part part(Part.Kind kind, String name) {
        return new Part(
                kind,
                name,
                "plant-" + name,
                "r.example/team/" + name + ":1.0.0",
                List.of(),
                Part.Scaling.SHARED,
                1,
                List.of(),
                List.of());
    }

    private static Admission check() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        byte[] key = generator.generateKeyPair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
        KeyText text = KeyText.read("pelato.verify", "env://KEY", Path.of(""), Map.of("KEY", pem));
        return SignatureCheck.of(
                Optional.of(new Verification(
                        TrustedKeys.read(text), "env://KEY", Optional.empty(), RegistryAccess.to("r.example/team"))),
                TestWorkflow.silence());
    }

    @Test
    void an_image_without_a_digest_is_told_with_what_pins_it() throws Exception {
        var application = new Application(
                "plant",
                "",
                List.of(part(Part.Kind.COMPONENT, "clean"), part(Part.Kind.PROVIDER, "messaging")),
                List.of());
        Admission check = check();

        assertThatThrownBy(() -> check.check(application))
                .hasMessageContaining(
                        "The image r.example/team/clean:1.0.0 is not pinned by a digest, so that nobody can"
                                + " say what it is. Deploy the workflow anew: Pelato pins what it pushes")
                .hasMessageContaining(
                        "The image r.example/team/messaging:1.0.0 is not pinned by a digest, so that nobody"
                                + " can say what it is. Name it by its digest in pelato.providers, as in"
                                + " messaging=r.example/team/messaging:1.0.0@sha256:..., and deploy the workflow anew");
    }
}
