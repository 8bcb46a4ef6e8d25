package io.pelato.registry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a component's binary says about itself. The encoding is described in the component model's {@code Binary.md}:
 * a preamble, then sections of an id, a size and a content; section 10 holds imports and section 11 exports.
 *
 * @param imports the names that the component needs, in the order of the binary
 * @param exports the names that the component offers, in the order of the binary
 */
record ComponentBinary(List<String> imports, List<String> exports) {

    private static final byte[] PREAMBLE = {0x00, 'a', 's', 'm', 0x0d, 0x00, 0x01, 0x00};
    private static final int IMPORTS = 10;
    private static final int EXPORTS = 11;

    private static final int CORE_SORT = 0x00;
    private static final int CORE_MODULE = 0x00;
    private static final int FUNCTION = 0x01;
    private static final int VALUE = 0x02;
    private static final int TYPE = 0x03;
    private static final int COMPONENT = 0x04;
    private static final int INSTANCE = 0x05;

    /**
     * Reads a binary.
     *
     * @throws IllegalArgumentException if it is not a component or not whole
     */
    static ComponentBinary parse(byte[] wasm) {
        if (wasm.length < PREAMBLE.length || !Arrays.equals(PREAMBLE, 0, 8, wasm, 0, 8)) {
            throw new IllegalArgumentException("it does not start like a WebAssembly component");
        }
        List<String> imports = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(wasm, PREAMBLE.length, wasm.length - PREAMBLE.length);
        try {
            while (in.hasRemaining()) {
                int id = in.get();
                int size = number(in);
                if (size > in.remaining()) {
                    throw new BufferUnderflowException();
                }
                ByteBuffer section = in.slice(in.position(), size);
                in.position(in.position() + size);
                if (id == IMPORTS) {
                    readImports(section, imports);
                } else if (id == EXPORTS) {
                    readExports(section, exports);
                }
            }
        } catch (BufferUnderflowException cutOff) {
            throw new IllegalArgumentException("it is cut off or damaged", cutOff);
        }
        return new ComponentBinary(List.copyOf(imports), List.copyOf(exports));
    }

    private static void readImports(ByteBuffer section, List<String> names) {
        int count = number(section);
        for (int i = 0; i < count; i++) {
            names.add(name(section));
            skipDescription(section);
        }
    }

    private static void readExports(ByteBuffer section, List<String> names) {
        int count = number(section);
        for (int i = 0; i < count; i++) {
            names.add(name(section));
            if (section.get() == CORE_SORT) {
                section.get();
            }
            number(section);
            if (section.get() != 0) {
                skipDescription(section);
            }
        }
    }

    private static String name(ByteBuffer in) {
        in.get();
        int length = number(in);
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void skipDescription(ByteBuffer in) {
        int kind = in.get();
        switch (kind) {
            case CORE_MODULE -> {
                in.get();
                number(in);
            }
            case FUNCTION, COMPONENT, INSTANCE -> number(in);
            case VALUE -> {
                in.get();
                number(in);
            }
            case TYPE -> {
                if (in.get() == 0) {
                    number(in);
                }
            }
            default -> throw new IllegalArgumentException("it names an import or export of the unknown kind " + kind);
        }
    }

    /** An unsigned LEB128 number of at most 32 bits. */
    private static int number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (value > Integer.MAX_VALUE) {
                    break;
                }
                return (int) value;
            }
        }
        throw new IllegalArgumentException("it holds a number that is too large");
    }
}
