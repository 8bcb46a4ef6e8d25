package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where logins come from, and in which order. */
class LoginTest {

    private static final String HOST = "registry.example.com:5000";

    @TempDir
    Path folder;

    private final Recording heard = new Recording();
    private RegistryAccess access;

    @BeforeEach
    void noLogins() {
        access = RegistryAccess.to(HOST).withEnvironment(environment());
    }

    private Map<String, String> environment() {
        return Map.of(
                "REGISTRY_AUTH_FILE", folder.resolve("auth.json").toString(),
                "XDG_RUNTIME_DIR", folder.resolve("run").toString(),
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "DOCKER_CONFIG", folder.resolve("docker").toString(),
                "HOME", folder.resolve("home").toString());
    }

    private Optional<String> user() {
        return new LoginSearch(RegistryAddress.parse(HOST), access, heard)
                .find()
                .map(found -> found.login().user());
    }

    private Path keep(String file, String user) throws IOException {
        String pair = Base64.getEncoder().encodeToString((user + ":hidden").getBytes(StandardCharsets.UTF_8));
        return write(file, "{\"auths\":{\"" + HOST + "\":{\"auth\":\"" + pair + "\"}}}");
    }

    private Path write(String file, String json) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, json);
    }

    @Test
    void without_any_login_the_registry_is_used_without_one() {
        assertThat(user()).isEmpty();
        assertThat(heard.events).containsExactly("no login");
    }

    @Test
    void each_place_goes_before_those_after_it() throws IOException {
        List<String> files = List.of(
                "auth.json",
                "run/containers/auth.json",
                "config/containers/auth.json",
                "home/.config/containers/auth.json",
                "docker/config.json",
                "docker/.dockerconfigjson",
                "home/.docker/config.json",
                "home/.docker/.dockerconfigjson");
        List<String> found = new ArrayList<>();
        for (int i = files.size() - 1; i >= 0; i--) {
            keep(files.get(i), "user of " + files.get(i));
            found.add(0, user().orElseThrow());
        }
        assertThat(found)
                .containsExactlyElementsOf(
                        files.stream().map(file -> "user of " + file).toList());

        access = access.withSettings(host -> Optional.of(new Login("settings", "hidden")));
        assertThat(user()).contains("settings");

        access = access.withLogin(Optional.of(new Login("given", "hidden")));
        assertThat(user()).contains("given");
    }

    @Test
    void the_place_is_told_but_not_the_secret() throws IOException {
        Path file = keep("docker/config.json", "ada");

        assertThat(user()).contains("ada");
        assertThat(heard.events).containsExactly("login ada from " + file);
    }

    @Test
    void settings_are_asked_with_the_port_and_then_without() {
        List<String> asked = new ArrayList<>();
        access = access.withSettings(host -> {
            asked.add(host);
            return Optional.of(new Login("ada", "hidden")).filter(login -> !host.contains(":"));
        });

        assertThat(user()).contains("ada");
        assertThat(asked).containsExactly("registry.example.com:5000", "registry.example.com");
    }

    @Test
    void docker_s_old_file_is_read_too() throws IOException {
        String pair = Base64.getEncoder().encodeToString("ada:hidden".getBytes(StandardCharsets.UTF_8));
        write("home/.docker/.dockercfg", "{\"https://" + HOST + "\":{\"auth\":\"" + pair + "\"}}");

        assertThat(user()).contains("ada");
    }

    @Test
    void a_file_that_cannot_be_read_is_passed_over_and_named() throws IOException {
        Path broken = write("docker/config.json", "{\"auths\": nonsense");
        Path damaged = write("config/containers/auth.json", "{\"auths\":{\"" + HOST + "\":{\"auth\":\"!\"}}}");
        keep("home/.docker/config.json", "ada");

        assertThat(user()).contains("ada");
        assertThat(heard.events)
                .contains(
                        "skipped " + broken + ": it cannot be read as a file of logins",
                        "skipped " + damaged + ": it cannot be read as a file of logins");
    }

    @Test
    void a_helper_that_is_not_installed_is_passed_over_and_named() throws IOException {
        Path file = write("docker/config.json", "{\"credHelpers\":{\"" + HOST + "\":\"pelato-does-not-exist\"}}");

        assertThat(user()).isEmpty();
        assertThat(heard.events)
                .containsExactly(
                        "skipped " + file + ": the credential helper it names is not installed or has no login for "
                                + HOST,
                        "no login");
    }

    @Test
    void a_login_is_given_with_both_halves_or_not_at_all() {
        assertThat(Login.of(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(Login.of(Optional.of("ada"), Optional.of("hidden"))).contains(new Login("ada", "hidden"));
        assertThatThrownBy(() -> Login.of(Optional.of("ada"), Optional.empty()))
                .hasMessage("pelato.registry.username is set without pelato.registry.password. Set both, or neither");
        assertThatThrownBy(() -> Login.of(Optional.empty(), Optional.of("hidden")))
                .hasMessage("pelato.registry.password is set without pelato.registry.username. Set both, or neither");
    }

    @Test
    void an_empty_half_of_a_login_is_none() {
        assertThat(Login.of(Optional.of(""), Optional.of(" "))).isEmpty();
        assertThat(Login.of(Optional.of(""), Optional.empty())).isEmpty();
        assertThatThrownBy(() -> Login.of(Optional.of("ada"), Optional.of("")))
                .hasMessage("pelato.registry.username is set without pelato.registry.password. Set both, or neither");
    }

    @Test
    void a_login_s_text_does_not_show_the_secret() {
        assertThat(new FoundLogin(new Login("ada", "hidden"), "settings.xml").toString()
                        + new Login("ada", "hidden")
                        + access.withLogin(Optional.of(new Login("ada", "hidden"))))
                .doesNotContain("hidden");
    }
}
