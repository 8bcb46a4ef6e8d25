package io.pelato.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void versions_have_the_order_of_semantic_versioning() {
        List<String> inOrder = List.of(
                "v0.0.0-20240101000000-0123456789ab",
                "v0.0.0-20250101000000-0123456789ab",
                "v0.9.0",
                "v1.0.0-alpha",
                "v1.0.0-alpha.1",
                "v1.0.0-alpha.beta",
                "v1.0.0-beta.2",
                "v1.0.0-beta.11",
                "v1.0.0-rc.1",
                "v1.0.0",
                "v1.9.0",
                "v1.10.0",
                "v2.0.0+incompatible");
        List<String> sorted = new ArrayList<>(inOrder);
        Collections.reverse(sorted);

        sorted.sort(new VersionOrder());

        assertThat(sorted).isEqualTo(inOrder);
        assertThat(new VersionOrder().compare("v1.2.3", "v1.2.3")).isZero();
    }
}
