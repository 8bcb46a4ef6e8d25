package io.pelato.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevLatticeTest {

    private static final List<String> VARIABLES = List.of(
            "NATS_PORT",
            "EDGE_NATS_PORT",
            "EDGE_MQTT_PORT",
            "EDGE_WEBSOCKET_PORT",
            "REGISTRY_PORT",
            "POSTGRES_PORT",
            "HTTP_PORT");

    @TempDir
    private Path folder;

    private List<Integer> ports = List.of();

    @Test
    void compose_gets_the_files_of_the_lattice_and_is_told_to_wait() throws Exception {
        Path engine = engine("echo \"$@\" >> " + folder.resolve("calls"), "' ps '*) ;;");

        freeLattice(engine).up(60);

        assertThat(folder.resolve("dev/compose.yaml")).content().contains("ghcr.io/wasmcloud/wadm");
        assertThat(folder.resolve("dev/nats.conf")).content().contains("domain: cloud");
        assertThat(folder.resolve("dev/nats-edge.conf")).content().contains("domain: edge");
        assertThat(folder.resolve("calls"))
                .content()
                .endsWith("compose --file " + folder.resolve("dev/compose.yaml")
                        + " up --detach --wait --wait-timeout 60\n");
    }

    @Test
    void a_file_beside_the_compose_file_moves_ports_as_compose_reads_it() throws Exception {
        DevLattice lattice = freeLattice(engine("true"));
        int port = freePorts(VARIABLES.size() + 1).stream()
                .filter(free -> !ports.contains(free))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve("dev/.env"),
                Files.readString(folder.resolve("dev/.env")) + "# mine\nexport REGISTRY_PORT='" + port + "' # moved\n");

        assertThat(lattice.up(60).registry()).isEqualTo("localhost:" + port);
    }

    @Test
    void an_engine_that_is_not_there_is_named_with_what_to_do() {
        assertThatThrownBy(() -> lattice("no-such-engine").up(60))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(
                        "The container engine no-such-engine of pelato.dev.engine cannot be started: there is no such"
                                + " program. Correct the name or path, or leave it out: then docker and podman are looked for");
    }

    @Test
    void a_colon_in_the_path_of_what_compose_mounts_is_told_before_anything_starts() {
        folder = folder.resolve("a:b");

        assertThatThrownBy(() -> lattice("no-such-engine").up(60))
                .hasMessage(
                        "The lattice's files are in " + folder.resolve("dev") + ", and compose takes no colon in the"
                                + " path of what it mounts. Choose another folder by pelato.cache");
        assertThat(folder).doesNotExist();
    }

    @Test
    void an_engine_without_compose_is_told_what_to_install() throws Exception {
        Path engine = engine("""
                case "$*" in
                *compose*) echo "docker: 'compose' is not a docker command." >&2; echo "See 'docker --help'" >&2; exit 1 ;;
                esac""");

        assertThatThrownBy(() -> lattice(engine.toString()).up(60))
                .hasMessage(engine + " has no compose: `" + engine + " compose version` says docker: 'compose' is not a"
                        + " docker command. Install compose 2.20 or later: with Docker Engine it is the plugin"
                        + " docker-compose-plugin (docker-compose-v2 on Ubuntu), Docker Desktop has it;"
                        + " pelato.dev.engine names another engine");
    }

    @Test
    void an_old_compose_is_told_which_one_is_needed() throws Exception {
        Path engine = engine("echo 'Docker Compose version v2.17.3'");

        assertThatThrownBy(() -> lattice(engine.toString()).up(60))
                .hasMessageStartingWith(
                        "The compose of " + engine + " is version v2.17.3, and 2.20 or later is needed");
    }

    @Test
    void an_engine_that_is_stopped_is_told_with_the_reason_and_not_with_its_last_line() throws Exception {
        Path engine = engine("""
                case "$*" in
                info) echo 'Client:'; echo 'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'
                  echo 'errors pretty printing info'; exit 1 ;;
                esac""");

        for (Runnable goal : List.<Runnable>of(
                () -> lattice(engine.toString()).up(60),
                () -> lattice(engine.toString()).down(),
                () -> lattice(engine.toString()).forget())) {
            assertThatThrownBy(goal::run)
                    .hasMessage(engine + " is installed but does not run: Cannot connect to the Docker daemon at"
                            + " unix:///var/run/docker.sock. Is the docker daemon running? Start it (open Docker Desktop;"
                            + " sudo systemctl start docker; podman machine start), or name another engine in"
                            + " pelato.dev.engine");
        }
    }

    @Test
    void an_engine_that_this_user_may_not_use_is_told_with_what_to_do() throws Exception {
        Path engine = engine("case \"$*\" in info) echo 'permission denied while trying to connect'; exit 1 ;; esac");

        assertThatThrownBy(() -> lattice(engine.toString()).up(60))
                .hasMessageStartingWith(engine + " may not be used by this user: permission denied")
                .hasMessageContaining("usermod -aG docker");
    }

    @Test
    void what_an_engine_says_may_be_any_bytes() throws Exception {
        Path engine = engine("case \"$*\" in *' up '*) printf 'fehlt: \\344\\377\\n'; exit 7 ;; esac");

        assertThatThrownBy(() -> freeLattice(engine).up(60))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("ended with exit code 7:\nfehlt: ");
    }

    @Test
    void a_port_that_is_taken_is_named_before_anything_starts() throws Exception {
        Path engine = engine("echo \"$@\" >> " + folder.resolve("calls"), "' ps '*) ;;");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DevLattice lattice = freeLattice(engine);
            Files.writeString(
                    folder.resolve("dev/.env"),
                    Files.readString(folder.resolve("dev/.env")) + "REGISTRY_PORT=" + taken.getLocalPort() + "\n");

            assertThatThrownBy(() -> lattice.up(60))
                    .hasMessage("Port " + taken.getLocalPort() + " of this machine (REGISTRY_PORT) is taken by another"
                            + " program. Stop that program, or move the port: REGISTRY_PORT="
                            + (taken.getLocalPort() + 1)
                            + " in the environment or in a file .env beside the compose file");
        }
        assertThat(folder.resolve("calls")).content().doesNotContain(" up ");
    }

    @Test
    void a_port_that_is_none_and_one_that_is_given_twice_are_told_at_once() throws Exception {
        Files.createDirectories(folder.resolve("dev"));
        Files.writeString(folder.resolve("dev/.env"), "NATS_PORT=99999\nHTTP_PORT=eight\nPOSTGRES_PORT=5000 # taken\n");

        assertThatThrownBy(() -> lattice(engine("true").toString()).up(60))
                .hasMessage("NATS_PORT is 99999, which is no port. Use a number from 1 to 65535, for example"
                        + " NATS_PORT=4223\n"
                        + "REGISTRY_PORT and POSTGRES_PORT are both 5000. Give each part a port of its own\n"
                        + "HTTP_PORT is eight, which is no port. Use a number from 1 to 65535, for example"
                        + " HTTP_PORT=8001");
    }

    @Test
    void a_port_that_the_engine_finds_taken_ends_in_advice_to_move_it() throws Exception {
        Path engine = engine("case \"$*\" in *\" up \"*) echo 'bind: address already in use'; exit 1 ;; esac");

        assertThatThrownBy(() -> freeLattice(engine).up(60))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("bind: address already in use")
                .hasMessageEndingWith("A port is taken by another program: stop it, or move the port by its variable,"
                        + " for example REGISTRY_PORT=5001");
    }

    @Test
    void no_time_at_all_is_told() throws Exception {
        assertThatThrownBy(() -> lattice(engine("true").toString()).up(0))
                .hasMessageStartingWith("pelato.dev.timeout is 0");
    }

    @Test
    void a_changed_configuration_changes_the_label_by_which_compose_starts_its_containers_anew() throws Exception {
        freeLattice(engine("true")).up(60);

        assertThat(folder.resolve("dev/compose.yaml"))
                .content()
                .containsPattern("pelato\\.configuration: [0-9a-f]{16}\n");
    }

    @Test
    void down_asks_the_engine_that_up_was_given() throws Exception {
        Path engine = engine("echo \"$@\" >> " + folder.resolve("calls"), "' ps '*) ;;");
        freeLattice(engine).up(60);

        new DevLattice(folder.resolve("dev"), Optional.empty(), new DevListener() {}).down();

        assertThat(folder.resolve("calls")).content().endsWith(" down\n");
    }

    private DevLattice lattice(String engine) {
        return new DevLattice(folder.resolve("dev"), Optional.of(engine), new DevListener() {});
    }

    /** On ports that nobody listens on. */
    private DevLattice freeLattice(Path engine) throws IOException {
        Files.createDirectories(folder.resolve("dev"));
        ports = freePorts(VARIABLES.size());
        var settings = new StringBuilder();
        for (int i = 0; i < VARIABLES.size(); i++) {
            settings.append(VARIABLES.get(i)).append('=').append(ports.get(i)).append('\n');
        }
        Files.writeString(folder.resolve("dev/.env"), settings);
        return lattice(engine.toString());
    }

    /** As many ports, no two the same: each is held until all are known. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** An engine that does what a script says, except for words that contain a case of the second. */
    private Path engine(String script, String except) throws IOException {
        return engine("case \"$*\" in *" + except + "\n*) " + script + " ;; esac");
    }

    private Path engine(String script) throws IOException {
        Path file = folder.resolve("engine");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
