package io.pelato.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small components, encoded by hand after the component model's {@code Binary.md}. */
final class Components {

    private static final byte[] PREAMBLE = {0x00, 'a', 's', 'm', 0x0d, 0x00, 0x01, 0x00};

    private Components() {}

    /** A component that imports and exports an instance each, with a custom section to tell it from others. */
    static byte[] component(String importName, String exportName, String custom) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PREAMBLE);
        section(out, 10, bytes(1, 0x00), name(importName), bytes(0x05, 0));
        section(out, 11, bytes(1, 0x00), name(exportName), bytes(0x05, 0, 0));
        section(out, 0, name("note"), custom.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Writes a component into a folder. */
    static Path write(Path folder, String name, String custom) {
        try {
            return Files.write(
                    folder.resolve(name + ".wasm"),
                    component("wasi:config/runtime", "wasmcloud:messaging/handler", custom));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void section(ByteArrayOutputStream out, int id, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        out.write(id);
        out.writeBytes(number(content.size()));
        out.writeBytes(content.toByteArray());
    }

    static byte[] name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(number(utf8.length));
        out.writeBytes(utf8);
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] number(int value) {
        return value < 0x80 ? bytes(value) : bytes((value & 0x7f) | 0x80, value >> 7);
    }
}
