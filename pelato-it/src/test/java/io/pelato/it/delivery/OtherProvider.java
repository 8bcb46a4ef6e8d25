package io.pelato.it.delivery;

import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Command here = Command.in(Path.of("."));
        here.run(
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
        here.run(par, "push", archive.toString(), image, "--insecure");
        return lattice.mavenArguments().stream()
                        .filter(argument -> argument.startsWith("-Dpelato.providers="))
                        .findFirst()
                        .orElseThrow()
                + ",pelato-messaging=" + image;
    }
}
