package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** infra/versions.env is the one place for versions, and the tests run those. */
class VersionsIT {
    @Test
    void every_file_names_the_images_of_versions_env() {
        String said = Command.in(Infra.FOLDER).run("./set-versions", "--check");

        assertThat(said).isEmpty();
    }

    @Test
    void the_lattice_of_the_tests_runs_the_same_version_of_nats() {
        String program = Command.in(Infra.FOLDER).run(Infra.tool("nats-server"), "--version");
        String image = TestCloud.versions().get("NATS_IMAGE");

        assertThat(image).isEqualTo("nats:" + program.replaceAll(".*v([0-9.]+)$", "$1") + "-alpine");
    }

    @Test
    void the_lattice_of_the_tests_runs_the_same_version_of_the_wasmcloud_host() {
        String program = Command.in(Infra.FOLDER).run(Infra.tool("wasmcloud"), "--version");

        assertThat(TestCloud.versions().get("WASMCLOUD_IMAGE")).endsWith(":" + program.replaceAll("^\\S+ ", ""));
    }

    @Test
    void the_lattice_of_the_tests_runs_the_same_version_of_wadm() {
        String program = Command.in(Infra.FOLDER).run(Infra.tool("wadm"), "--version");

        assertThat(TestCloud.versions().get("WADM_IMAGE")).endsWith(":v" + program.replaceAll("^\\S+ ", ""));
    }
}
