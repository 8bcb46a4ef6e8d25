package io.pelato.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevLatticeTest {

    @TempDir
    private Path folder;

    @Test
    void compose_gets_the_files_of_the_lattice_and_is_told_to_wait() throws Exception {
        Path engine = engine("echo \"$@\" >> " + folder.resolve("calls"));

        new DevLattice(folder.resolve("dev"), Optional.of(engine.toString()), new DevListener() {}).up(60);

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
        Path engine = engine("true");
        Files.createDirectories(folder.resolve("dev"));
        Files.writeString(folder.resolve("dev/.env"), "# mine\nREGISTRY_PORT=5001\n");
        var lattice = new DevLattice(folder.resolve("dev"), Optional.of(engine.toString()), new DevListener() {});

        assertThat(lattice.up(60).registry()).isEqualTo("localhost:5001");
    }

    @Test
    void an_engine_that_is_not_there_is_named_with_what_to_install() {
        var lattice = new DevLattice(folder, Optional.of("no-such-engine"), new DevListener() {});

        assertThatThrownBy(() -> lattice.up(60))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("A lattice on this machine needs a container engine with compose: `no-such-engine compose"
                        + " version` cannot be started. Install and start Docker (Desktop, or Engine with the compose"
                        + " plugin) or Podman with compose; pelato.dev.engine names another command");
    }

    @Test
    void a_port_that_is_taken_ends_in_advice_to_move_it() throws Exception {
        Path engine = engine("case \"$*\" in *\" up \"*) echo 'bind: address already in use'; exit 1 ;; esac");
        var lattice = new DevLattice(folder.resolve("dev"), Optional.of(engine.toString()), new DevListener() {});

        assertThatThrownBy(() -> lattice.up(60))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("bind: address already in use")
                .hasMessageEndingWith("A port is taken by another program: stop it, or move the port by its variable,"
                        + " for example REGISTRY_PORT=5001");
    }

    private Path engine(String script) throws IOException {
        Path file = folder.resolve("engine");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
