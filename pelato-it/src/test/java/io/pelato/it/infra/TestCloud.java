package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.pelato.it.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The overlay {@code production} of infra/cloud, run by {@link Pods}: three NATS servers, two WADMs and one wasmCloud
 * host, with the certificates and users that the script {@code secrets} makes, and a registry beside them.
 */
final class TestCloud implements AutoCloseable {
    private static final String OVERLAY = "production";
    private static final Pattern EDGE_LABEL = Pattern.compile("\"edge\"\\s*:\\s*\"([^\"]+)\"");

    private final Path folder;
    private final Pods pods;
    private final CuttableLink clients;
    private final String registryContainer;
    private final String machine = Engine.machine();

    TestCloud(Path infra, Path state, String network) throws IOException {
        this.folder = infra.resolve("cloud");
        script("init", OVERLAY, machine);
        Manifests manifests = render();
        this.pods = new Pods(manifests, state, network);
        this.registryContainer =
                Engine.run("run", "--detach", "--publish", "5000", versions().get("REGISTRY_IMAGE"));
        Map<String, Object> nats = manifests.named("StatefulSet", "nats");
        for (String pod : List.of("nats-0", "nats-1", "nats-2")) {
            pods.start(nats, pod, List.of(pod + ".nats-servers", "nats"), Map.of());
        }
        pods.awaitStarted();
        this.clients = new CuttableLink(natsAddress(), 4222);
        pods.start(manifests.named("Deployment", "wadm"), "wadm-0", List.of(), Map.of());
        pods.start(manifests.named("Deployment", "wadm"), "wadm-1", List.of(), Map.of());
        pods.start(
                manifests.named("Deployment", "wasmcloud"),
                "wasmcloud-0",
                List.of(),
                Map.of("WASMCLOUD_OCI_ALLOWED_INSECURE", registry()));
        pods.awaitStarted();
    }

    /** Makes an edge machine's user and bundle and has the running servers take the user over. */
    Path admitEdge(String edge, CuttableLink link) {
        Path bundle = folder.resolve(script("edge", OVERLAY, edge, "tls://" + machine + ":" + link.port()));
        pods.update(render());
        for (String nats : pods.containers().subList(0, 3)) {
            Engine.run("exec", nats, "nats-server", "--signal", "reload=/run/nats/nats.pid");
        }
        return bundle;
    }

    /** Runs the job that gives every stream a copy on each NATS server, once. */
    void replicateStreams() {
        Map<String, Object> job = render().named("CronJob", "nats-replicas");
        pods.start(Manifests.map(Manifests.at(job, "spec", "jobTemplate")), "nats-replicas", List.of(), Map.of());
        String container = pods.containers().get(pods.containers().size() - 1);
        Eventually.that("the job has ended", () -> !Engine.isRunning(container));
        if (!Engine.run("inspect", "--format", "{{.State.ExitCode}}", container).equals("0")) {
            throw new AssertionError(Engine.log(container));
        }
    }

    /** Takes the last of the three NATS servers away. */
    void killNatsServer() {
        Engine.run("kill", pods.containers().get(2));
    }

    private Manifests render() {
        return Manifests.parse(Infra.kustomize(folder.resolve("overlays").resolve(OVERLAY)));
    }

    private String script(String... words) {
        return Command.in(folder).run(concat("./secrets", words));
    }

    private static List<String> concat(String first, String... rest) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), java.util.stream.Stream.of(rest))
                .toList();
    }

    static Map<String, String> versions() {
        try {
            return Files.readAllLines(Infra.FOLDER.resolve("versions.env")).stream()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The first NATS server's address, as this machine sees it. */
    String natsAddress() {
        return Engine.address(pods.containers().get(0));
    }

    /** The registry's name, the same on this machine and in every container. */
    String registry() {
        String port = Engine.run("port", registryContainer, "5000")
                .lines()
                .findFirst()
                .orElseThrow();
        return machine + port.substring(port.lastIndexOf(':'));
    }

    String clientUrl() {
        return "tls://" + machine + ":" + clients.port();
    }

    Path authority() {
        return folder.resolve("overlays/production/secrets/ca.crt");
    }

    String password(String user) {
        try {
            return Files.readString(
                            folder.resolve("overlays/production/secrets/users").resolve(user))
                    .strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A connection with all rights in the lattice's account. */
    Connection connect() throws IOException, InterruptedException {
        return Nats.connect(Options.builder()
                .server(clientUrl())
                .sslContext(Certificates.trusting(authority()))
                .userInfo("host", password("host"))
                .build());
    }

    /** The values of the label {@code edge} of all hosts that answer. */
    Set<String> edges() throws IOException, InterruptedException {
        Set<String> edges = new HashSet<>();
        try (Connection connection = connect()) {
            String inbox = connection.createInbox();
            var answers = connection.subscribe(inbox);
            connection.publish("wasmbus.ctl.v1.default.host.ping", inbox, new byte[0]);
            for (Message answer = answers.nextMessage(Duration.ofSeconds(2));
                    answer != null;
                    answer = answers.nextMessage(Duration.ofMillis(500))) {
                Matcher label = EDGE_LABEL.matcher(new String(answer.getData(), StandardCharsets.UTF_8));
                edges.add(label.find() ? label.group(1) : "cloud");
            }
        }
        return edges;
    }

    /** What every container has said. */
    String log() {
        StringBuilder log = new StringBuilder();
        for (String container : pods.containers()) {
            log.append("== ")
                    .append(Engine.run("inspect", "--format", "{{.Config.Hostname}} {{.Config.Image}}", container))
                    .append('\n')
                    .append(Engine.run("logs", "--timestamps", container))
                    .append('\n');
        }
        return log.toString();
    }

    @Override
    public void close() throws IOException {
        clients.close();
        pods.close();
        Engine.remove(List.of(registryContainer));
    }
}
