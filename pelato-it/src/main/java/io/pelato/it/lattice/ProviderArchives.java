package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the providers into the registry as the signed archives that hosts take. */
record ProviderArchives(Tools tools, String registry) {

    /** All archives, by the providers' names in descriptors. */
    static final Map<String, String> ARCHIVES = Map.of(
            "messaging", "messaging-nats",
            "http-server", "http-server",
            "sqldb-postgres", "sqldb-postgres",
            "keyvalue-nats", "keyvalue-nats");

    /** Pushes archives; returns the images by the providers' names. */
    Map<String, String> push(Map<String, String> archives) {
        Map<String, String> images = new TreeMap<>();
        archives.forEach((provider, archive) -> {
            String image = registry + "/providers/" + archive + ":test";
            run(List.of(tools.path("par"), "push", tools.path(archive + ".par"), image, "--insecure"));
            images.put(provider, image);
        });
        return images;
    }

    private void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
