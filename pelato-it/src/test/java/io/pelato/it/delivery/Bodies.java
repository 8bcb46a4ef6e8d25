package io.pelato.it.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Bodies of messages of both kinds and many sizes. */
final class Bodies {

    private Bodies() {}

    /** Texts and bytes that are none, from one byte up to a size. */
    static List<byte[]> upTo(int largest) {
        List<byte[]> bodies = new ArrayList<>();
        for (int size : new int[] {1, 1_000, 100_000, 700_000, largest}) {
            bodies.add(text(size));
            bodies.add(bytes(size));
        }
        return bodies;
    }

    /** A text of this many bytes. */
    static byte[] text(int size) {
        byte[] text = new byte[size];
        Arrays.fill(text, (byte) 'x');
        return text;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        bytes[0] = (byte) 0xff; // begins no character
        return bytes;
    }

    /** What stands for bodies that are too long to be shown. */
    static List<String> digests(List<byte[]> bodies) {
        return bodies.stream().map(Bodies::digest).toList();
    }

    private static String digest(byte[] body) {
        try {
            return body.length + " "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
