package io.pelato.build;

import io.pelato.digest.Sha256;
import io.pelato.machine.WholeFile;
import io.pelato.template.BuiltInTemplates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The builder's own files: the Dockerfile, the scripts that install the tools, the program that compiles. */
final class BuilderFiles {

    private static final int DIGEST_LENGTH = 12;

    private BuilderFiles() {}

    /** Short digest of all of them: another digest, another image. */
    static String digest() throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path file : files()) {
            digest.update(name(file).getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
    }

    /** Copies them into a folder. */
    static void copyTo(Path folder) throws IOException {
        for (Path file : files()) {
            Path target = folder.resolve(name(file));
            Files.createDirectories(target.getParent());
            WholeFile.fill(target, fresh -> {
                Files.write(fresh, Files.readAllBytes(file));
                // The container runs as the calling user, who must be able to read what the engine copied as root.
                boolean readable = fresh.toFile().setReadable(true, false);
                boolean runnable = !name(file).endsWith(".sh") || fresh.toFile().setExecutable(true, false);
                if (!readable || !runnable) {
                    throw new IOException("Cannot set the permissions of " + target);
                }
            });
        }
    }

    private static Path folder() {
        return BuiltInTemplates.folder().resolve("builder");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String name(Path file) {
        return folder().relativize(file).toString();
    }
}
