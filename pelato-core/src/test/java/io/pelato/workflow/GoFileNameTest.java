package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of Go files that stand for systems and processors, as Go reads them. */
class GoFileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"mean.go", "windows.go", "mean_linux.go", "mean_arm.go", "mean_linux_arm.go", "mean_big.go"})
    void a_component_has_these(String name) {
        assertThat(GoFileName.isCompiled(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean_windows.go",
                "mean_amd64.go",
                "mean_amd64.s",
                "mean_linux_amd64.go",
                "mean_darwin_arm.go",
                "mean_js_wasm.go",
                "mean_arm64.go"
            })
    void a_component_does_not_have_these(String name) {
        assertThat(GoFileName.isCompiled(name)).isFalse();
    }
}
