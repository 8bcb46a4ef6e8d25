package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAddressTest {

    @ParameterizedTest
    @CsvSource({
        "registry.example.com/team, registry.example.com/team/data_aggregation:1.0.0",
        "Registry.Example.com:5000/team, registry.example.com:5000/team/data_aggregation:1.0.0",
        "registry.example.com/team///, registry.example.com/team/data_aggregation:1.0.0",
        "registry.example.com/team/, registry.example.com/team/data_aggregation:1.0.0",
        "registry.example.com/a/b-c/d__e, registry.example.com/a/b-c/d__e/data_aggregation:1.0.0",
        "localhost:5000, localhost:5000/data_aggregation:1.0.0",
        "localhost/team, localhost/team/data_aggregation:1.0.0",
        "10.0.0.7:5000/team, 10.0.0.7:5000/team/data_aggregation:1.0.0",
        "docker.io/user, docker.io/user/data_aggregation:1.0.0"
    })
    void a_component_is_a_repository_below_the_prefix_and_its_version_the_tag(String prefix, String image) {
        assertThat(RegistryAddress.parse(prefix).image("data_aggregation", "1.0.0"))
                .hasToString(image);
    }

    @ParameterizedTest
    @CsvSource({
        "mirror.example.com:5000/iot/, mirror.example.com:5000/iot/clean:1.0.0@sha256:ab",
        "Mirror.example.com, mirror.example.com/clean:1.0.0@sha256:ab"
    })
    void hosts_fetch_a_component_from_a_mirror_under_its_own_name_and_digest(String mirror, String image) {
        assertThat(HostsRegistry.parse(mirror).image("registry:5000/team/clean:1.0.0@sha256:ab"))
                .isEqualTo(image);
        assertThatThrownBy(() -> HostsRegistry.parse("https://" + mirror))
                .hasMessageStartingWith("pelato.registry.hosts \"https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team",
                "team/project",
                "registry..com",
                "my_registry:5000",
                ":5000",
                "registry.example.com:",
                "a b.c/d"
            })
    void a_prefix_without_a_registry_host_is_refused(String prefix) {
        assertThatThrownBy(() -> RegistryAddress.parse(prefix))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("pelato.registry \"" + prefix + "\" does not start with the host of a registry."
                        + " Write the host first, as in registry.example.com/team, localhost:5000 or docker.io/user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http", "OCI", "docker"})
    void a_url_is_refused_with_the_form_to_write(String scheme) {
        assertThatThrownBy(() -> RegistryAddress.parse(scheme + "://registry.example.com/team"))
                .hasMessage("pelato.registry \"" + scheme + "://registry.example.com/team\" is a URL."
                        + " Write it without the scheme: registry.example.com/team");
    }

    @Test
    void an_empty_prefix_is_refused() {
        assertThatThrownBy(() -> RegistryAddress.parse(" "))
                .hasMessage("pelato.registry is empty."
                        + " Set it to a registry and a folder in it, such as registry.example.com/team");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]:5000", "[::1]", "[2001:db8::1]:5000/team", "::1", "2001:db8::1"})
    void an_ipv6_address_is_refused_because_no_image_s_name_can_hold_one(String prefix) {
        assertThatThrownBy(() -> RegistryAddress.parse(prefix))
                .hasMessage("pelato.registry \"" + prefix + "\" starts with an IPv6 address, which cannot stand in an"
                        + " image's name. Give the registry a name in DNS or in /etc/hosts, here and on the hosts, and"
                        + " write that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:99999", "localhost:65536/team", "localhost:0", "localhost:99999999999/team"})
    void a_port_that_does_not_exist_is_refused(String prefix) {
        assertThatThrownBy(() -> RegistryAddress.parse(prefix))
                .hasMessage("pelato.registry \"" + prefix
                        + "\" names a port that does not exist. Ports are numbers from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "robot:s3cret@registry.example.com/team",
                "robot:s3cr/et@registry.example.com/team",
                "robot:s3@cret@registry.example.com",
                "https://robot:s3cret@registry.example.com/team",
                "s3cret@registry.example.com"
            })
    void a_login_in_the_address_is_refused_and_not_repeated(String prefix) {
        assertThatThrownBy(() -> RegistryAddress.parse(prefix))
                .hasMessageContaining("***@registry.example.com")
                .hasMessageContaining("\" holds a login. Write the registry alone, as in registry.example.com/team, and"
                        + " the login in pelato.registry.username and pelato.registry.password or in settings.xml")
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("s3cr", "cret@", "robot"));
    }

    @Test
    void a_digest_is_no_login() {
        assertThatThrownBy(() -> RegistryAddress.parse("registry.example.com/team/clean@sha256:" + "0".repeat(64)))
                .hasMessageContaining("ends with a digest. Set it to a registry and a folder in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost:99999", "https://r.example.com", "team", "r.example.com/Team", "a:b@r.example.com"
            })
    void a_fault_names_the_parameter_that_the_user_wrote(String prefix) {
        assertThatThrownBy(() -> RegistryAccess.to(prefix)
                        .withParameter("pelato.cache.registry")
                        .check())
                .hasMessageStartingWith("pelato.cache.registry ")
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("pelato.registry"));
    }

    @Test
    void what_a_registry_answers_names_the_parameter_that_the_user_wrote() {
        var problems = new RegistryProblems(RegistryAddress.parse("pelato.cache.registry", "r.example.com/cache"));

        assertThat(List.of(
                        problems.unknownHost(null),
                        problems.notReached(null),
                        problems.silent(1, null),
                        problems.notARegistry("404"),
                        problems.loginNeeded(null),
                        problems.notAllowed("cache/components", Optional.empty(), null)))
                .allSatisfy(fault -> assertThat(fault.getMessage()).doesNotContain("pelato.registry"));
        assertThat(problems.notReached(null)).hasMessageContaining("Check the port in pelato.cache.registry, that");
    }

    @Test
    void an_owner_with_capitals_is_told_with_the_form_to_write() {
        assertThatThrownBy(() -> RegistryAddress.parse("ghcr.io/MyOrg/iot"))
                .hasMessage(
                        "pelato.registry \"ghcr.io/MyOrg/iot\" has a folder \"MyOrg\" that a registry does not take."
                                + " Write it in lower case: ghcr.io/myorg/iot; an owner with capitals is the same one there");
    }

    @ParameterizedTest
    @CsvSource({"localhost:5000/te am, te am", "localhost:5000/a//b, ''", "localhost:5000/-a, -a"})
    void a_folder_that_registries_do_not_take_is_refused(String prefix, String folder) {
        assertThatThrownBy(() -> RegistryAddress.parse(prefix))
                .hasMessage("pelato.registry \"" + prefix + "\" has a folder \"" + folder
                        + "\" that a registry does not take."
                        + " Use lower-case letters and digits, with single . _ or - between them");
    }

    @Test
    void latest_is_refused_as_a_version() {
        RegistryAddress address = RegistryAddress.parse("localhost:5000");

        assertThatThrownBy(() -> address.image("a", "Latest"))
                .hasMessage("Component a has the version \"latest\", which hosts refuse to run."
                        + " Give it a version of its own, such as 1.0.0");
    }

    @Test
    void all_faults_of_a_name_are_told_at_once() {
        RegistryAddress address = RegistryAddress.parse("localhost:5000");

        assertThatThrownBy(() -> address.image("Data Aggregation", "1.0.0+5"))
                .hasMessage("component_name \"Data Aggregation\" cannot name an image."
                        + " Use lower-case letters and digits, with single . _ or - between them\n"
                        + "Version \"1.0.0+5\" of component Data Aggregation cannot be an image's tag."
                        + " Use letters, digits, dots, _ and -, at most 128 of them, as in 1.0.0");
    }
}
