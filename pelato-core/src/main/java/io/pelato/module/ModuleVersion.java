package io.pelato.module;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Go module of one version.
 *
 * @param path its path, such as {@code github.com/tidwall/gjson}
 * @param version its version, such as {@code v1.18.0}
 */
public record ModuleVersion(String path, String version) {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /** Whether a package of this import path may be in the module. */
    public boolean mayHave(String importPath) {
        return isBelow(importPath, path);
    }

    /** Whether an import path is that of a module or of a package below it. */
    static boolean isBelow(String importPath, String module) {
        return importPath.equals(module) || importPath.startsWith(module + "/");
    }

    /**
     * The name of its folder below a module cache. A capital letter is the small one behind an exclamation mark there, for
     * file systems that do not tell them apart.
     */
    public String folder() {
        return escaped(path) + "@" + escaped(version);
    }

    static String escaped(String text) {
        return CAPITAL.matcher(text).replaceAll(found -> "!" + found.group().toLowerCase(Locale.ROOT));
    }

    /** As Go writes it, such as {@code github.com/tidwall/gjson@v1.18.0}. */
    @Override
    public String toString() {
        return path + "@" + version;
    }
}
