package io.pelato.it.infra;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The container engine, through its CLI. */
final class Engine {
    private static final Command COMMAND = Command.in(Path.of(System.getProperty("java.io.tmpdir")));

    private Engine() {}

    static String run(List<String> words) {
        List<String> all = new ArrayList<>(List.of("docker"));
        all.addAll(words);
        return COMMAND.run(all);
    }

    static String run(String... words) {
        return run(List.of(words));
    }

    static boolean succeeds(List<String> words) {
        List<String> all = new ArrayList<>(List.of("docker"));
        all.addAll(words);
        return COMMAND.end(all).exitCode() == 0;
    }

    /** This machine's address as every container sees it. */
    static String machine() {
        try {
            return NetworkInterface.getByName("docker0")
                    .inetAddresses()
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElseThrow();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a container as this machine sees it. */
    static String address(String container) {
        return run("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}", container)
                .split(" ", -1)[0];
    }

    static boolean isRunning(String container) {
        return run("inspect", "--format", "{{.State.Running}}", container).equals("true");
    }

    /** What a container has said; for the message of a failing test. */
    static String log(String container) {
        return run("logs", "--tail", "40", container);
    }

    static void remove(List<String> containers) {
        if (!containers.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            words.addAll(containers);
            run(words);
        }
    }
}
