package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ComponentBinaryTest {

    @Test
    void imports_and_exports_are_named_in_the_order_of_the_binary() {
        byte[] wasm = Components.component("wasi:config/runtime@0.2.0-draft", "wasmcloud:messaging/handler@0.2.0", "");

        assertThat(ComponentBinary.parse(wasm))
                .isEqualTo(new ComponentBinary(
                        java.util.List.of("wasi:config/runtime@0.2.0-draft"),
                        java.util.List.of("wasmcloud:messaging/handler@0.2.0")));
    }

    @Test
    void every_kind_of_import_and_export_is_understood() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Components.bytes(0x00, 'a', 's', 'm', 0x0d, 0x00, 0x01, 0x00));
        Components.section(
                out,
                10,
                Components.bytes(6, 0x00),
                Components.name("module"),
                Components.bytes(0x00, 0x11, 0, 0x00),
                Components.name("function"),
                Components.bytes(0x01, 0, 0x00),
                Components.name("value"),
                Components.bytes(0x02, 0x01, 0x73, 0x00),
                Components.name("resource"),
                Components.bytes(0x03, 0x01, 0x00),
                Components.name("type"),
                Components.bytes(0x03, 0x00, 0, 0x01),
                Components.name("instance"),
                Components.bytes(0x05, 0));
        Components.section(
                out,
                11,
                Components.bytes(2, 0x00),
                Components.name("core"),
                Components.bytes(0x00, 0x11, 0, 0, 0x00),
                Components.name("described"),
                Components.bytes(0x01, 0, 0x01, 0x01, 0));

        ComponentBinary binary = ComponentBinary.parse(out.toByteArray());

        assertThat(binary.imports()).containsExactly("module", "function", "value", "resource", "type", "instance");
        assertThat(binary.exports()).containsExactly("core", "described");
    }

    @Test
    void a_core_module_is_no_component() {
        byte[] module = {0x00, 'a', 's', 'm', 0x01, 0x00, 0x00, 0x00};

        assertThatThrownBy(() -> ComponentBinary.parse(module))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it does not start like a WebAssembly component");
    }

    @Test
    void a_component_without_its_end_is_noticed() {
        byte[] wasm = Components.component("a:b/c", "d:e/f", "the end");

        assertThatThrownBy(() -> ComponentBinary.parse(Arrays.copyOf(wasm, wasm.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is cut off or damaged");
    }
}
