package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Tools;
import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where components come from is told beside them, signed, and asked for before they run; others can read it. */
@ExtendWith(LatticeExtension.class)
class SupplyChainIT {

    private static final Pattern IMAGE =
            Pattern.compile("image: \"?([^\\s\"]+/(?:clean|tag)):1\\.0\\.0(@sha256:[0-9a-f]{64})");

    @TempDir
    Path folder;

    @Test
    void only_what_the_named_key_signed_runs(Lattice lattice) throws Exception {
        SigningKeys ours = SigningKeys.make(folder, "ours.pub");
        SigningKeys others = SigningKeys.make(folder, "others.pub");
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", SupplyChainIT.class);
        project.replace("workflow.yaml", "project_name: two-tasks", "project_name: signed");
        project.replace("pom.xml", "<artifactId>two-tasks<", "<artifactId>signed-release<");
        String commit = committed(project.directory());
        Folders.delete(Path.of(System.getProperty("pelato.it.repository")).resolve("com/example/signed-release"));
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.removeIf(argument -> argument.startsWith("-Dpelato.registry="));
        List<String> staging = new ArrayList<>(settings);
        staging.addAll(List.of(
                "-Dpelato.builder=local",
                "-Dmaven.install.skip",
                "-Dpelato.registry=" + lattice.registry() + "/signed",
                "-DaltDeploymentRepository=releases::" + repository(project).toUri()));
        MavenProjectFolder signing = project.withEnvironment("RELEASE_KEY", ours.secret());

        List<String> refused = project.maven(staging, "deploy", "-Dpelato.verify=" + ours)
                .failed()
                .errors();
        assertThat(refused)
                .anyMatch(error -> error.contains("Component clean is not signed by the key of pelato.verify")
                        && error.contains("cosign sign --key"))
                .anyMatch(error -> error.contains("Component tag is not signed by the key of pelato.verify"));
        assertThat(project.maven(staging, "pelato:history").succeeded().output())
                .contains("signed is not deployed in this lattice: WADM stores no version of it");

        String deployed = signing.maven(
                        staging,
                        "deploy",
                        "-Dpelato.attest=true",
                        "-Dpelato.sign.key=env://RELEASE_KEY",
                        "-Dpelato.verify=" + ours,
                        "-X")
                .succeeded()
                .output();
        assertThat(deployed)
                .contains("clean: signature added beside it", "tag: provenance added beside it", "Signature verified: ")
                .doesNotContain(ours.secretLine());
        assertThat(filesWith(ours.secretLine(), project.directory())).isEmpty();

        Path reader = reader();
        List<String> images = images(project.read("target/pelato/wadm.yaml"));
        assertThat(images).hasSize(2);
        for (String image : images) {
            assertThat(said(reader, image, ours).lines())
                    .anyMatch(line -> line.startsWith("part pkg:golang/go.bytecodealliance.org/cm@v"))
                    .filteredOn(line -> !line.startsWith("part "))
                    .containsExactlyInAnyOrder(
                            "referrer application/vnd.cyclonedx+json",
                            "referrer application/vnd.in-toto+json",
                            "commit " + commit,
                            "provenance https://slsa.dev/provenance/v1",
                            "signature verified",
                            "commit " + commit,
                            "provenance https://slsa.dev/provenance/v1",
                            "attestation verified https://slsa.dev/provenance/v1");
        }

        read_with_the_lines_of_the_page(lattice.registry().replace("127.0.0.1", "localhost"), ours);

        String again = signing.maven(
                        staging,
                        "deploy",
                        "-Dpelato.attest=true",
                        "-Dpelato.sign.key=env://RELEASE_KEY",
                        "-Dpelato.verify=" + ours,
                        "-Dpelato.instances=50")
                .succeeded()
                .output();
        assertThat(again)
                .contains("clean: signature is beside it already", "tag: signed provenance is beside it already")
                .doesNotContain(" added beside it");
        assertThat(project.maven(staging, "pelato:rollback", "-Dpelato.verify=" + others)
                        .failed()
                        .errors())
                .filteredOn(error -> error.contains("none of the 1 in the registry is by it"))
                .hasSize(2);
        // Signatures are looked for where the image is, too, if they are not where one pushes to now.
        List<String> elsewhere = new ArrayList<>(staging);
        elsewhere.replaceAll(argument -> argument.replaceFirst("/signed$", "/elsewhere"));
        assertThat(project.maven(elsewhere, "pelato:rollback", "-Dpelato.verify=" + ours)
                        .succeeded()
                        .output())
                .contains("Signature verified: " + images.get(0).replace("@", ":1.0.0@"), "up to 100 at once");
        project.maven(staging, "pelato:undeploy").succeeded();

        released(lattice, project, settings, ours, commit, reader);
    }

    private void read_with_the_lines_of_the_page(String registry, SigningKeys ours) {
        Page page = Page.of("docs/supply-chain.md")
                .with("registry.example.com/iot", registry + "/signed")
                .with("registry.example.com/staging", registry + "/signed")
                .with("registry.example.com/production", registry + "/copied")
                .with("signing.pub", ours.toString());
        Command shell = Command.in(folder).withTools("oras", "cosign").with("COSIGN_PASSWORD", "only-for-tests");

        assertThat(shell.line(page.command("oras discover")))
                .contains("application/vnd.cyclonedx+json", "application/vnd.in-toto+json");
        shell.line(page.command("cosign verify --key"));
        shell.line(page.command("cosign verify-attestation"));
        shell.line(page.command("cosign copy"));
        shell.line(page.with("registry.example.com/iot", registry + "/copied").command("cosign verify --key"));
        shell.line(page.command("cosign import-key-pair --key signing.key"));
        shell.line(page.command("cosign generate-key-pair"));
    }

    private void released(
            Lattice lattice,
            MavenProjectFolder project,
            List<String> settings,
            SigningKeys ours,
            String commit,
            Path reader)
            throws Exception {
        MavenProjectFolder elsewhere = MavenProjectFolder.empty("signed-elsewhere", SupplyChainIT.class);
        EmptyFolder empty = EmptyFolder.reading(repository(project), elsewhere);
        List<String> production = new ArrayList<>(settings);
        production.addAll(EmptyFolder.SETTINGS);
        production.addAll(List.of(
                "-Dpelato.registry=" + lattice.registry() + "/signed-production",
                "-Dpelato.bundle=" + BundleIT.coordinates(project),
                "-Dpelato.verify=" + ours,
                MavenProjectFolder.goal("release")));

        assertThat(elsewhere.maven(production).failed().errors())
                .filteredOn(error -> error.contains("is not signed by the key of pelato.verify"))
                .hasSize(2);
        Files.writeString(folder.resolve("signing.key"), ours.secret());
        Page page = Page.of("docs/supply-chain.md").with("topk8", "topk8 -passout pass:release");
        Command.in(folder).line(page.command("openssl pkcs8"));
        elsewhere
                .withEnvironment("PELATO_SIGN_PASSWORD", "release")
                .maven(production, "-Dpelato.attest=true", "-Dpelato.sign.key=" + folder.resolve("encrypted.key"))
                .succeeded();

        for (String image : images(empty.manifest())) {
            assertThat(image).contains("/signed-production/");
            assertThat(said(reader, image, ours).lines())
                    .contains("commit " + commit, "signature verified", "referrer application/vnd.cyclonedx+json");
        }
        production.set(production.size() - 1, MavenProjectFolder.goal("undeploy"));
        empty.addAnyPom();
        elsewhere.maven(production).succeeded();
    }

    private static Path repository(MavenProjectFolder project) {
        return project.directory().resolve("target/repository");
    }

    private static List<String> images(String manifest) {
        return IMAGE.matcher(manifest)
                .results()
                .map((MatchResult found) -> found.group(1) + found.group(2))
                .distinct()
                .toList();
    }

    /** A program that reads what registries keep, with libraries that others made. */
    private Path reader() {
        Path program = folder.resolve("belongings");
        // As the lattice's own programs are built, so that Go has its library compiled already.
        Command.in(Path.of("lattice/go/belongings"))
                .with(Tools.installed().buildEnvironment())
                .with("CGO_ENABLED", "0")
                .run("go", "build", "-trimpath", "-o", program.toString(), ".");
        return program;
    }

    private static String said(Path reader, String image, SigningKeys keys) {
        return Command.in(Path.of("."))
                .run(reader.toString(), image, keys.publicFile().toString());
    }

    private static String committed(Path directory) throws IOException {
        Files.writeString(directory.resolve(".gitignore"), "target/\n");
        Command git = Command.in(directory);
        git.run("git", "init", "-q");
        git.run("git", "add", ".");
        git.run("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "All");
        return git.run("git", "rev-parse", "HEAD");
    }

    private static List<Path> filesWith(String text, Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
