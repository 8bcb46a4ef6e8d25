package io.pelato.it.infra;

import io.pelato.it.Eventually;
import io.pelato.it.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** infra/cloud/pipeline, handled as its page says: a job in the cluster that deploys a bundle. */
record Pipeline(Overlay cloud, Path folder) {
    private static final Page PAGE = Page.of("infra/cloud/README.md");

    /** What must be beside it: what the job signs in with. */
    void secrets() {
        line("kubectl -n pelato create secret generic release");
    }

    /** Writes this place's Maven repository and provider into the files, as a user does. */
    void use(MavenRepository repository, String version) throws IOException {
        replace("settings.xml", "https://maven.example.com/repository/all", repository.url());
        // Nobody is asked for a version that is still worked on unless a repository says that it has such.
        replace("settings.xml", "      <id>place</id>\n", """
                      <id>place</id>
                      <pluginRepositories>
                        <pluginRepository>
                          <id>company</id>
                          <url>%s</url>
                        </pluginRepository>
                      </pluginRepositories>
                """.formatted(repository.url()));
        replace(
                "settings.xml",
                "        <db.host>",
                "        <pelato.providers>" + TemperatureInCloud.PROVIDER + "</pelato.providers>\n        <db.host>");
        replace(
                "release.yaml",
                "cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16]",
                "cidr: " + Engine.machine() + "/32");
        replace("release.yaml", "port: 443 ", "port: " + repository.port() + " ");
        replace("release.yaml", "plugin:0.1.0-SNAPSHOT:", "plugin:" + version + ":");
    }

    void replace(String file, String text, String replacement) throws IOException {
        String before = Files.readString(folder.resolve(file));
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain: " + text);
        }
        Files.writeString(folder.resolve(file), before.replace(text, replacement));
    }

    /** Starts the job anew and waits for its end, which is {@code Complete} or {@code Failed}; what it said. */
    String run(String end) {
        line("kubectl -n pelato delete job release");
        line("kubectl apply -k pipeline");
        Eventually.that("the job has ended", () -> !conditions().isEmpty(), this::said);
        if (!conditions().contains(end)) {
            throw new AssertionError(conditions() + "\n" + said());
        }
        return said();
    }

    private String conditions() {
        return cloud.kubectl(
                "get",
                "job",
                "release",
                "--output",
                "jsonpath={.status.conditions[?(@.type==\"Complete\")].type}"
                        + "{.status.conditions[?(@.type==\"Failed\")].type}");
    }

    private String said() {
        return line("kubectl -n pelato logs -f job/release");
    }

    /** Runs a command line of the page; what it says. */
    private String line(String beginning) {
        return cloud.cluster().withKubectl(cloud.cloud()).line(PAGE.command(beginning));
    }
}
