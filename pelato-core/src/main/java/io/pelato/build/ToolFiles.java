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

/**
 * Files that come with Pelato and make a tool: a Dockerfile, and the programs that run in its image or on this machine.
 *
 * @param folder the folder that they are in, which may be inside a jar
 */
public record ToolFiles(Path folder) {

    private static final int DIGEST_LENGTH = 12;

    /** Those in a folder of the templates. */
    public static ToolFiles of(String name) {
        return new ToolFiles(BuiltInTemplates.folder().resolve(name));
    }

    /** Short digest of all of them: another digest, another image. */
    public String digest() throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path file : files()) {
            digest.update(name(file).getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
    }

    /** Copies them into a folder. */
    public void copyTo(Path target) throws IOException {
        for (Path file : files()) {
            copy(file, target.resolve(name(file)));
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        WholeFile.fill(target, fresh -> {
            Files.write(fresh, Files.readAllBytes(file));
            // The container runs as the calling user, who must be able to read what the engine copied as root.
            boolean readable = fresh.toFile().setReadable(true, false);
            boolean runnable =
                    !target.toString().endsWith(".sh") || fresh.toFile().setExecutable(true, false);
            if (!readable || !runnable) {
                throw new IOException("Cannot set the permissions of " + target);
            }
        });
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString();
    }
}
