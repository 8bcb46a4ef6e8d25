package io.pelato.it.infra;

import static io.pelato.it.infra.Manifests.at;
import static io.pelato.it.infra.Manifests.list;
import static io.pelato.it.infra.Manifests.map;
import static io.pelato.it.infra.Manifests.text;
import static io.pelato.it.infra.Manifests.texts;

import io.pelato.it.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs pods of rendered manifests as plain containers: images, arguments, variables, volumes, users and read-only roots
 * as they stand there, containers of a pod in one network namespace. It stands in for a cluster where a test needs no
 * more than the programs; scheduling, services and policies are not part of it, {@link Cluster} has them.
 */
final class Pods implements AutoCloseable {
    private final Manifests manifests;
    private final Path folder;
    private final String network;
    private final List<String> containers = new ArrayList<>();
    private final List<Runnable> startups = new ArrayList<>();
    private final Map<String, Map<String, Object>> started = new LinkedHashMap<>();

    Pods(Manifests manifests, Path folder, String network) {
        this.manifests = manifests;
        this.folder = folder;
        this.network = network;
        Engine.run("network", "create", network);
    }

    /**
     * Starts one pod, containers that others of the pod wait for first: to their end, where they have one.
     *
     * @param workload a Deployment or StatefulSet
     * @param name the pod's name
     * @param aliases names under which the services would make it known
     * @param variables added to the main container
     */
    void start(Map<String, Object> workload, String name, List<String> aliases, Map<String, String> variables) {
        Object pod = at(workload, "spec", "template", "spec");
        String first = "";
        for (Map<String, Object> container : Stream.concat(
                        list(pod, "initContainers").stream(), list(pod, "containers").stream())
                .toList()) {
            boolean isMain = list(pod, "containers").contains(container);
            boolean stays = isMain || "Always".equals(container.get("restartPolicy"));
            List<String> words = new ArrayList<>(List.of("run", stays ? "--detach" : "--rm"));
            words.addAll(first.isEmpty() ? ownNetwork(pod, name, aliases) : List.of("--network", "container:" + first));
            words.addAll(security(pod, container));
            words.addAll(variables(container, name, isMain ? variables : Map.of()));
            words.addAll(volumes(workload, container, name));
            words.addAll(program(container));
            String id = Engine.run(words);
            if (!stays) {
                continue;
            }
            containers.add(id);
            first = first.isEmpty() ? id : first;
            if (isMain) {
                startups.add(() -> awaitStarted(container, id));
            } else {
                awaitStarted(container, id);
            }
        }
        started.put(name, workload);
    }

    /** Waits until the startup probes of all pods have succeeded. */
    void awaitStarted() {
        startups.forEach(Runnable::run);
        startups.clear();
    }

    /** Brings changed secrets and configuration into the running pods, as Kubernetes does. */
    void update(Manifests changed) {
        started.forEach((name, workload) -> {
            PodVolumes folders = new PodVolumes(changed, folder.resolve(name));
            list(workload, "spec", "template", "spec", "volumes").stream()
                    .filter(volume -> volume.containsKey("projected"))
                    .forEach(folders::folderOf);
        });
    }

    private List<String> ownNetwork(Object pod, String name, List<String> aliases) {
        List<String> words = new ArrayList<>(List.of("--network", network, "--hostname", name));
        aliases.forEach(alias -> words.addAll(List.of("--network-alias", alias)));
        for (Map<String, Object> alias : list(pod, "hostAliases")) {
            texts(alias, "hostnames")
                    .forEach(host -> words.addAll(List.of("--add-host", host + ":" + text(alias, "ip"))));
        }
        return words;
    }

    private static List<String> security(Object pod, Map<String, Object> container) {
        return List.of(
                "--user",
                text(pod, "securityContext", "runAsUser") + ":" + text(pod, "securityContext", "runAsGroup"),
                "--read-only=" + text(container, "securityContext", "readOnlyRootFilesystem"),
                "--cap-drop",
                texts(container, "securityContext", "capabilities", "drop").get(0),
                "--security-opt",
                "no-new-privileges");
    }

    private List<String> variables(Map<String, Object> container, String name, Map<String, String> more) {
        List<String> words = new ArrayList<>();
        for (Map<String, Object> variable : list(container, "env")) {
            words.addAll(List.of("--env", text(variable, "name") + "=" + value(variable, name)));
        }
        more.forEach((key, value) -> words.addAll(List.of("--env", key + "=" + value)));
        return words;
    }

    private String value(Map<String, Object> variable, String name) {
        Object reference = at(variable, "valueFrom", "secretKeyRef");
        if (reference != null) {
            return new PodVolumes(manifests, folder)
                    .data("Secret", text(reference, "name"))
                    .get(text(reference, "key"))
                    .strip();
        }
        return variable.containsKey("value") ? text(variable, "value") : name;
    }

    private List<String> volumes(Map<String, Object> workload, Map<String, Object> container, String name) {
        PodVolumes folders = new PodVolumes(manifests, folder.resolve(name));
        List<Map<String, Object>> volumes = new ArrayList<>(list(workload, "spec", "template", "spec", "volumes"));
        list(workload, "spec", "volumeClaimTemplates")
                .forEach(claim -> volumes.add(Map.of("name", Manifests.name(claim))));
        List<String> words = new ArrayList<>();
        for (Map<String, Object> mount : list(container, "volumeMounts")) {
            Map<String, Object> volume = volumes.stream()
                    .filter(candidate -> candidate.get("name").equals(mount.get("name")))
                    .findFirst()
                    .orElseThrow();
            String mode = Boolean.TRUE.equals(mount.get("readOnly")) ? ":ro" : "";
            words.addAll(List.of("--volume", folders.folderOf(volume) + ":" + text(mount, "mountPath") + mode));
        }
        return words;
    }

    private static List<String> program(Map<String, Object> container) {
        List<String> words = new ArrayList<>();
        List<String> command = texts(container, "command");
        if (!command.isEmpty()) {
            words.addAll(List.of("--entrypoint", command.get(0)));
        }
        words.add(text(container, "image"));
        command.stream().skip(1).forEach(words::add);
        words.addAll(texts(container, "args"));
        return words;
    }

    private static void awaitStarted(Map<String, Object> container, String id) {
        if (!container.containsKey("startupProbe")) {
            return;
        }
        Map<String, Object> probe = map(container.get("startupProbe"));
        List<String> question = new ArrayList<>(List.of("exec", id));
        question.addAll(
                probe.containsKey("exec")
                        ? texts(probe, "exec", "command")
                        : List.of("wget", "-q", "-O", "/dev/null", url(container, probe)));
        try {
            Eventually.that(text(container, "name") + " has started", () -> Engine.succeeds(question));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + Engine.log(id), e);
        }
    }

    private static String url(Map<String, Object> container, Map<String, Object> probe) {
        String port = list(container, "ports").stream()
                .filter(candidate -> candidate.get("name").equals(at(probe, "httpGet", "port")))
                .map(candidate -> text(candidate, "containerPort"))
                .findFirst()
                .orElseThrow();
        return "http://127.0.0.1:" + port + text(probe, "httpGet", "path");
    }

    /** The containers in the order of their start. */
    List<String> containers() {
        return List.copyOf(containers);
    }

    @Override
    public void close() {
        Engine.remove(containers);
        Engine.run("network", "rm", network);
    }
}
