package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.template.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
