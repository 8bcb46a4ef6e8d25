package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.template.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderImagesTest {

    private final Templates templates = Templates.read(List.of());

    @Test
    void each_entry_is_an_image_by_its_provider_s_name() {
        assertThat(new ProviderImages(List.of("messaging=r.io/m:1", " sqldb-postgres = r.io/s:2 ")).byName(templates))
                .isEqualTo(Map.of("messaging", "r.io/m:1", "sqldb-postgres", "r.io/s:2"));
    }

    @Test
    void entries_without_an_image_and_unknown_providers_are_told_at_once() {
        assertThatThrownBy(() -> new ProviderImages(List.of("messaging", "mesaging=r.io/m:1", "=x")).byName(templates))
                .hasMessageContaining("\"messaging\" in pelato.providers names no image.")
                .hasMessageContaining("pelato.providers names a provider \"mesaging\" that nobody knows."
                        + " Did you mean \"messaging\"?")
                .hasMessageContaining("\"=x\" in pelato.providers names no image.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://r.io/m:1 | pelato.providers \"http://r.io/m\" is a URL. Write it without the scheme: r.io/m",
                "localhost:99999/m:1 | pelato.providers \"localhost:99999/m\" names a port that does not exist.",
                "r.io/m | pelato.providers \"r.io/m\" names no version, and hosts refuse to run the latest one",
                "r.io:5000/m | pelato.providers \"r.io:5000/m\" names no version",
                "r.io/m:latest | pelato.providers \"r.io/m:latest\" names no version",
                "r.io/My/m:1 | pelato.providers \"r.io/My/m\" has a folder \"My\" that a registry does not take.",
                "r.io/a b:1 | pelato.providers \"r.io/a b\" has a folder \"a b\" that a registry does not take.",
                "u:s3cret@r.io/m:1 | pelato.providers \"***@r.io/m\" holds a login.",
            })
    void an_image_that_no_host_could_fetch_is_told(String image, String message) {
        assertThatThrownBy(() -> new ProviderImages(List.of("messaging=" + image)).byName(templates))
                .hasMessageStartingWith(message)
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r.io:5000/team/m:0.28.0",
                "localhost:5000/m:1.0.0",
                "10.0.0.7:5000/m:1",
                "user/m:1",
                "m:1",
                "r.io/m@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "r.io/m:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "file:///opt/m.par.gz"
            })
    void an_image_is_whatever_a_host_can_fetch(String image) {
        assertThat(new ProviderImages(List.of("messaging=" + image)).byName(templates))
                .isEqualTo(Map.of("messaging", image));
    }
}
