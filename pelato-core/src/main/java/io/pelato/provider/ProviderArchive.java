package io.pelato.provider;

import io.pelato.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A provider as hosts of wasmCloud 1.9 take it (crate provider-archive 0.16): a compressed tar with signed claims and a
 * program a target. It holds no time, so the same programs give the same bytes.
 *
 * @param name the provider's name in its claims
 * @param version the version of its image: a hash of what it holds
 * @param bytes the archive
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below, and nobody changes it
public record ProviderArchive(String name, String version, byte[] bytes) {

    private static final int SHORT_HASH = 16;

    /**
     * Packs and signs programs.
     *
     * @param programs the programs by target, such as {@code x86_64-linux}
     */
    static ProviderArchive of(String name, Map<String, byte[]> programs) {
        Map<String, String> hashes = new TreeMap<>();
        programs.forEach((target, program) -> hashes.put(target, sha256(program)));
        String version = sha256(hashes.toString().getBytes(StandardCharsets.UTF_8))
                .toLowerCase(Locale.ROOT)
                .substring(0, SHORT_HASH);
        byte[] claims = new ProviderClaims(name, version, hashes).signed().getBytes(StandardCharsets.UTF_8);
        var tar = new TarWriter();
        tar.add("claims.jwt", claims);
        new TreeMap<>(programs).forEach((target, program) -> tar.add(target + ".bin", program));
        return new ProviderArchive(name, version, compressed(tar.bytes()));
    }

    private static byte[] compressed(byte[] tar) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new FixedGzip(bytes)) {
            gzip.write(tar);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot refuse bytes", e);
        }
        return bytes.toByteArray();
    }

    /** SHA-256 in upper-case hexadecimal digits, as claims have it. */
    static String sha256(byte[] data) {
        return Sha256.of(data).toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProviderArchive archive
                && name.equals(archive.name)
                && version.equals(archive.version)
                && MessageDigest.isEqual(bytes, archive.bytes);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return "ProviderArchive[name=" + name + ", version=" + version + ", " + bytes.length + " bytes]";
    }

    /** The level is set, so that it is not what a Java platform holds for usual. */
    private static final class FixedGzip extends GZIPOutputStream {
        FixedGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
