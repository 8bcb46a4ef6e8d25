package io.pelato.it.delivery;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The messaging provider as another image, as the one of Pelato's next version will be. */
final class OtherProvider {

    private static final String PROGRAM = "/io/pelato/provider/x86_64-linux.bin";

    private OtherProvider() {}

    /** Pushes it to the lattice's registry; returns the argument of Maven that names it beside the lattice's own. */
    static String pushedTo(Lattice lattice, Path folder) {
        Path program = folder.resolve("other-provider.bin");
        Path archive = folder.resolve("other-provider.par");
        try (InputStream in = OtherProvider.class.getResourceAsStream(PROGRAM)) {
            Files.write(program, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String image = lattice.registry() + "/providers/pelato-messaging:other";
        String par = Tools.installed().path("par");
        run(
                par,
                "create",
                "--name",
                "pelato-messaging",
                "--version",
                "other",
                "--binary",
                program.toString(),
                "--output",
                archive.toString());
        run(par, "push", archive.toString(), image, "--insecure");
        return lattice.mavenArguments().stream()
                        .filter(argument -> argument.startsWith("-Dpelato.providers="))
                        .findFirst()
                        .orElseThrow()
                + ",pelato-messaging=" + image;
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
