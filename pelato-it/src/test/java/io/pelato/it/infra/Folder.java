package io.pelato.it.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a folder holds, to be compared with what it held before. */
final class Folder {
    private Folder() {}

    /** Every file with its text, hidden ones too. */
    static Map<String, String> of(Path folder) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program that stands for another on the PATH of a command: what it prints and does is a shell script's. */
    static String withProgram(Path folder, String name, String script) {
        try {
            Path program = Files.createDirectories(folder).resolve(name);
            Files.writeString(program, "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder + ":" + System.getenv("PATH");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
