package io.pelato.it.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pods that try to reach others. Each has the labels of whom it plays; what it may call is not held back, so that what a
 * call meets is the policies of the called.
 */
final class Callers implements AutoCloseable {
    private static final String POD = """
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: %s
              namespace: %s
              labels: { caller: "%s"%s }
            spec:
              automountServiceAccountToken: false
              terminationGracePeriodSeconds: 0
              securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: RuntimeDefault } }
              containers:
                - name: caller
                  image: %s
                  command: [sleep, infinity]
                  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
            """;
    private static final String FREE = """
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: callers, namespace: %s }
            spec:
              podSelector: { matchLabels: { caller: free } }
              policyTypes: [Egress]
              egress: [{}]
            """;

    private final Cluster cluster;
    private final Path folder;
    private final List<String> manifests = new ArrayList<>();
    private final Map<String, String> namespaces = new TreeMap<>();

    Callers(Cluster cluster, Path folder, String namespace) {
        this.cluster = cluster;
        this.folder = folder;
        manifests.add(FREE.formatted(namespace));
    }

    /** A pod that may call whom it likes. */
    Callers free(String name, String namespace, String label) {
        return add(name, namespace, "free", ", " + label);
    }

    /** The same without a label. */
    Callers free(String name, String namespace) {
        return add(name, namespace, "free", "");
    }

    /** A pod that may call whom our own policies let it call by its labels. */
    Callers unknown(String name, String namespace, String... labels) {
        return add(
                name,
                namespace,
                "unknown",
                String.join("", Stream.of(labels).map(", "::concat).toList()));
    }

    private Callers add(String name, String namespace, String freedom, String labels) {
        namespaces.put(name, namespace);
        manifests.add(POD.formatted(
                name, namespace, freedom, labels, TestCloud.versions().get("NATS_IMAGE")));
        return this;
    }

    /** Starts all pods. */
    Callers start() throws IOException {
        Path file = Files.createDirectories(folder).resolve("callers.yaml");
        Files.writeString(file, String.join("", manifests));
        cluster.kubectl("apply", "--filename", file.toString());
        namespaces.forEach((pod, namespace) -> cluster.kubectl(
                "--namespace", namespace, "wait", "--for", "condition=Ready", "pod/" + pod, "--timeout", "60s"));
        return this;
    }

    @Override
    public void close() {
        cluster.kubectl("delete", "--filename", folder.resolve("callers.yaml").toString());
    }

    /** Those of the addresses ({@code HOST:PORT}) that take a connection from a pod. */
    List<String> reached(String pod, String... addresses) {
        return reached(cluster, namespaces.get(pod), "pod/" + pod, "caller", addresses);
    }

    /** The same from a container of any pod, whose image has a shell and nc. */
    static List<String> reached(Cluster cluster, String namespace, String pod, String container, String... addresses) {
        // With nothing to send, nc ends when the other side does, which some do after a moment only.
        String script = Stream.of(addresses)
                .map(address -> "{ timeout 6 nc -w 3 " + address.replace(':', ' ') + " </dev/null >/dev/null 2>&1; "
                        + "case $? in 0|124|143) echo " + address + " ;; esac; } &")
                .collect(Collectors.joining("\n", "", "\nwait"));
        return cluster.kubectl(
                        "--namespace", namespace, "exec", pod, "--container", container, "--", "sh", "-c", script)
                .lines()
                .sorted()
                .toList();
    }
}
