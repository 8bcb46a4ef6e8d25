package io.pelato.workflow;

import java.util.Set;

/** Whether the name of a Go file keeps it in a component: its end may name systems and processors, as in _windows.go. */
final class GoFileName {

    private static final Set<String> SYSTEMS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "wasip1",
            "windows",
            "zos");
    private static final Set<String> PROCESSORS = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "arm64",
            "arm64be",
            "armbe",
            "loong64",
            "mips",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "mipsle",
            "ppc",
            "ppc64",
            "ppc64le",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    private GoFileName() {}

    /** Whether a component has a file of this name. */
    static boolean isCompiled(String name) {
        String[] parts = name.split("\\.", 2)[0].split("_", -1);
        // What stands before the first underscore is never a system.
        String last = parts.length > 1 ? parts[parts.length - 1] : "";
        String before = parts.length > 2 ? parts[parts.length - 2] : "";
        if (PROCESSORS.contains(last)) {
            return BuildConstraint.holds(last) && (!SYSTEMS.contains(before) || BuildConstraint.holds(before));
        }
        return !SYSTEMS.contains(last) || BuildConstraint.holds(last);
    }
}
