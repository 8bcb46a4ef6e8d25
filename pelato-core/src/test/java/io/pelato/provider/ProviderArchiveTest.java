package io.pelato.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ProviderArchiveTest {

    private static final Map<String, byte[]> PROGRAMS =
            Map.of("x86_64-linux", new byte[] {1, 2, 3}, "aarch64-linux", new byte[700]);

    @Test
    void theSameProgramsGiveTheSameBytesAndOthersGiveAnotherVersion() {
        ProviderArchive first = ProviderArchive.of("messages", PROGRAMS);
        ProviderArchive second = ProviderArchive.of("messages", new LinkedHashMap<>(PROGRAMS));
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(ProviderArchive.of("messages", Map.of("x86_64-linux", new byte[] {1, 2, 4}))
                        .version())
                .isNotEqualTo(first.version());
    }

    @Test
    void anArchiveHoldsItsClaimsAndAProgramForEachTarget() throws IOException {
        Map<String, byte[]> files = files(ProviderArchive.of("messages", PROGRAMS));
        assertThat(files.keySet()).containsExactly("claims.jwt", "aarch64-linux.bin", "x86_64-linux.bin");
        assertThat(files.get("x86_64-linux.bin")).isEqualTo(new byte[] {1, 2, 3});
        assertThat(files.get("aarch64-linux.bin")).isEqualTo(new byte[700]);
    }

    @Test
    void theClaimsNameTheProgramsHashesAndAreSignedByTheirIssuer() throws Exception {
        String token =
                new String(files(ProviderArchive.of("messages", PROGRAMS)).get("claims.jwt"), StandardCharsets.UTF_8);
        String[] parts = token.split("\\.", -1);
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.at("/wascap/name").asText()).isEqualTo("messages");
        assertThat(claims.at("/wascap/target_hashes/x86_64-linux").asText())
                .isEqualTo("039058C6F2C0CB492C533B0A4D14EF77CC0F78ABCCCED5287D84A1A2011CFB81");
        assertThat(claims.at("/iss").asText()).startsWith("A").hasSize(56);
        assertThat(claims.at("/sub").asText()).startsWith("V").hasSize(56);

        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key(claims.at("/iss").asText()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void thisBuildHasTheMessagingProviderForBothArchitectures() throws IOException {
        Map<String, byte[]> files = files(MessagingProvider.archive());
        assertThat(files.get("x86_64-linux.bin")).startsWith(0x7f, 'E', 'L', 'F');
        assertThat(files.get("aarch64-linux.bin")).startsWith(0x7f, 'E', 'L', 'F');
    }

    private static Map<String, byte[]> files(ProviderArchive archive) throws IOException {
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(archive.bytes())).readAllBytes();
        Map<String, byte[]> files = new LinkedHashMap<>();
        int at = 0;
        while (tar[at] != 0) {
            String name = text(tar, at, 100);
            int size = Integer.parseInt(text(tar, at + 124, 12), 8);
            files.put(name, Arrays.copyOfRange(tar, at + 512, at + 512 + size));
            at += 512 + (size + 511) / 512 * 512;
        }
        return files;
    }

    private static String text(byte[] tar, int at, int length) {
        return new String(tar, at, length, StandardCharsets.ISO_8859_1).split("\0", 2)[0].strip();
    }

    /** Reads a NATS key: base32 of a prefix, the key and a checksum. */
    private static PublicKey key(String text) throws Exception {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(value));
        }
        byte[] whole = bits.toByteArray();
        byte[] all = new byte[35];
        System.arraycopy(
                whole, Math.max(0, whole.length - 35), all, Math.max(0, 35 - whole.length), Math.min(35, whole.length));
        byte[] y = new byte[32];
        for (int i = 0; i < 32; i++) {
            y[31 - i] = all[i + 1];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        var point = new EdECPoint(odd, new BigInteger(1, y));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
