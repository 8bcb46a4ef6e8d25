package io.pelato.it.infra;

import io.pelato.it.lattice.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Kubernetes of three nodes, each a container: {@code tools/cluster}. */
final class Cluster implements AutoCloseable {
    /** What pods run, by the names in {@code versions.env}. */
    private static final List<String> IMAGES = List.of(
            "NATS_IMAGE",
            "NATS_BOX_IMAGE",
            "WASMCLOUD_IMAGE",
            "WADM_IMAGE",
            "REGISTRY_IMAGE",
            "POSTGRES_IMAGE",
            "MAVEN_IMAGE");

    private final String name;
    private final Path folder;

    private Cluster(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** Starts one with the stand-ins' images; all nodes are ready and names of services are answered. */
    static Cluster start(String name) {
        Infra.buildStandIns("nats", "nats-box", "wasmcloud", "wadm", "registry", "postgres", "maven");
        Map<String, String> versions = TestCloud.versions();
        List<String> words = new ArrayList<>(List.of("up", name));
        IMAGES.forEach(image -> words.add(versions.get(image)));
        List<String> said = tool(words).lines().toList();
        return new Cluster(name, Path.of(said.get(said.size() - 1)));
    }

    /** What the engine has of a cluster: containers and networks, a line each. */
    static String left(String name) {
        String label = "label=pelato.cluster=" + name;
        return Engine.run("ps", "--all", "--quiet", "--filter", label)
                + Engine.run("network", "ls", "--quiet", "--filter", label);
    }

    private static String tool(List<String> words) {
        return Command.in(Infra.FOLDER)
                .run(Stream.concat(Stream.of(Tools.script("cluster").toString()), words.stream())
                        .toList());
    }

    /** What kubectl says; it must end well. */
    String kubectl(String... words) {
        Command.Result result = tryKubectl(words);
        if (result.exitCode() != 0) {
            throw new AssertionError("kubectl " + String.join(" ", words) + " ended with " + result.exitCode() + ":\n"
                    + result.output());
        }
        return result.output();
    }

    /** How kubectl ends, well or not. */
    Command.Result tryKubectl(String... words) {
        return Command.in(folder)
                .end(Stream.concat(Stream.of(program()), Stream.of(words)).toList());
    }

    /** A command that finds this cluster's kubectl as people's commands find theirs. */
    Command withKubectl(Path directory) {
        return Command.in(directory).with("PATH", folder + ":" + System.getenv("PATH"));
    }

    String program() {
        return folder.resolve("kubectl").toString();
    }

    /** The address of a node as this machine sees it. */
    String address(String node) {
        return Engine.address(container(node));
    }

    /** Takes the power away from a node. */
    void kill(String node) {
        Engine.run("kill", container(node));
    }

    void startAgain(String node) {
        Engine.run("start", container(node));
    }

    private String container(String node) {
        return "pelato-cluster-" + name + node.substring("node".length());
    }

    /** What everything that runs in a namespace has said, and what the cluster says of it; for whom a test fails. */
    String log(String namespace) {
        StringBuilder log = new StringBuilder();
        for (String what : List.of("pods", "events")) {
            log.append(tryKubectl("--namespace", namespace, "get", what, "--output", "wide")
                            .output())
                    .append('\n');
        }
        for (String pod : kubectl("--namespace", namespace, "get", "pods", "--output", "name")
                .lines()
                .toList()) {
            log.append("== ").append(pod).append('\n');
            log.append(tryKubectl(
                                    "--namespace",
                                    namespace,
                                    "logs",
                                    "--all-containers",
                                    "--prefix",
                                    "--tail",
                                    "200",
                                    pod)
                            .output())
                    .append('\n');
        }
        return log.toString();
    }

    @Override
    public void close() {
        tool(List.of("down", name));
    }
}
