package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** wasmCloud's secrets backend over a NATS bucket, which the hosts of a lattice ask for secrets. */
public final class SecretsBackend implements AutoCloseable {

    /** The backend's name in references to secrets. */
    public static final String NAME = "nats-kv";

    /** Where hosts ask: their flag {@code --secrets-topic}. */
    static final String TOPIC = "wasmcloud.secrets";

    // They protect what only tests store.
    private static final Map<String, String> KEYS = Map.of(
            "TRANSIT_XKEY_SEED", "SXADRHGOD6NXHOAP432TK3SAMCHYCTW67QV6KAAAKCIUP7WVXSO4FPV22Y",
            "ENCRYPTION_XKEY_SEED", "SXAFYQUFLAHC7PWIKO2GQYLGE2EGBSA5HXP24G6I5INDLGFGSYDEEBXKNU");
    private static final int READY_SECONDS = 30;

    private final Tools tools = Tools.installed();
    private final String natsAddress;
    private final Service service;

    private SecretsBackend(String natsUrl, Path logs) {
        this.natsAddress = natsUrl.replace("nats://", "");
        this.service =
                Service.start("secrets-nats-kv", logs, KEYS, command("run", "--name", NAME, "--subject-base", TOPIC));
    }

    /** Starts a backend at this NATS server; its log is in the folder. */
    public static SecretsBackend start(String natsUrl, Path logs) {
        var backend = new SecretsBackend(natsUrl, logs);
        backend.service.await(
                "the backend answers",
                READY_SECONDS,
                () -> new Questions(natsUrl).answers(TOPIC + ".v1alpha1." + NAME + ".server_xkey"));
        return backend;
    }

    /** Stores a secret, a new version where there is one already. */
    public void put(String key, String value) {
        run(Map.of("SECRET_STRING_VALUE", value), command("put", "--subject-base", TOPIC, key));
    }

    /** Lets a provider of the lattice have a secret. */
    public void allow(String provider, String key) {
        String identity = run(Map.of(), List.of(tools.path("par"), "key", "--name", provider))
                .strip();
        run(Map.of(), command("add-mapping", "--subject-base", TOPIC, identity, "--secret", key));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(tools.path("secrets-nats-kv")));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--nats-address", natsAddress));
        return command;
    }

    private static String run(Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(KEYS);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
