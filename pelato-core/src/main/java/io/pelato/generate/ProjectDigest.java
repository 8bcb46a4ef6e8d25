package io.pelato.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** Tells projects apart by their content: names and bytes of all files, and the world. */
final class ProjectDigest {

    private ProjectDigest() {}

    static String of(String world, SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        add(digest, world.getBytes(StandardCharsets.UTF_8));
        files.forEach((name, content) -> {
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            add(digest, content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    // The length goes first, so that no two lists of files run together to the same bytes.
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
