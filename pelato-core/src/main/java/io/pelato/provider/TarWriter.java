package io.pelato.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a tar of executable files without times and owners (POSIX.1-1988, ustar). */
final class TarWriter {

    private static final int BLOCK = 512;
    private static final int CHECKSUM_AT = 148;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    /** Adds a file. */
    void add(String name, byte[] content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000755\0"); // mode
        put(header, 108, "0000000\0"); // user
        put(header, 116, "0000000\0"); // group
        put(header, 124, String.format("%011o\0", content.length));
        put(header, 136, "00000000000\0"); // time
        put(header, CHECKSUM_AT, "        ");
        put(header, 156, "0"); // a regular file
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, CHECKSUM_AT, String.format("%06o\0 ", sum));
        tar.writeBytes(header);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    /** The whole tar. */
    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(tar.toByteArray());
        whole.writeBytes(new byte[2 * BLOCK]);
        return whole.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
