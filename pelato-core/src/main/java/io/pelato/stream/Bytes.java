package io.pelato.stream;

import java.util.Locale;

/** Numbers of bytes for people, in the units of {@code keep.max_bytes}. */
public final class Bytes {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final long STEP = 1024;

    private Bytes() {}

    /** Such as {@code 512 B}, {@code 1.5 MB} or {@code 2 GB}. */
    public static String shown(long bytes) {
        int unit = 0;
        double number = bytes;
        while (number >= STEP && unit < UNITS.length - 1) {
            number /= STEP;
            unit++;
        }
        String text = String.format(Locale.ROOT, "%.1f", number);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " " + UNITS[unit];
    }
}
