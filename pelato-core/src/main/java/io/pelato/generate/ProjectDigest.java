package io.pelato.generate;

import io.pelato.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SortedMap;

/** Tells projects apart by their content. */
final class ProjectDigest {

    private ProjectDigest() {}

    /** The digest of the names and bytes of files. */
    static String of(SortedMap<String, byte[]> files) {
        MessageDigest digest = Sha256.digest();
        files.forEach((name, content) -> {
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            add(digest, content);
        });
        return Sha256.hex(digest.digest());
    }

    /** The digest of a project: the world, the template's digest, and the user's code, be it one file or several. */
    static String of(String world, String template, SortedMap<String, byte[]> code) {
        MessageDigest digest = Sha256.digest();
        add(digest, world.getBytes(StandardCharsets.UTF_8));
        add(digest, template.getBytes(StandardCharsets.UTF_8));
        code.forEach((name, content) -> {
            if (!name.equals(ProjectGenerator.TASK_FILE)) {
                add(digest, name.getBytes(StandardCharsets.UTF_8));
            }
            add(digest, content);
        });
        return Sha256.hex(digest.digest());
    }

    // The length goes first, so that no two lists of files run together to the same bytes.
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        digest.update(bytes);
    }
}
