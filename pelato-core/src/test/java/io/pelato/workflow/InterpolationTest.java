package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.yaml.YamlReader;
import io.pelato.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterpolationTest {

    private static final Path FILE = Path.of("workflow.yaml");
    private static final Map<String, String> PROPERTIES = Map.of("db.host", "db.example.com", "price", "$5");

    private final Faults faults = new Faults(FILE);

    @Test
    void a_placeholder_stands_for_a_property_wherever_a_value_may_stand() {
        YamlValue.Mapping result = interpolate("host: ${db.host}\nlist: ['a.${db.host}', {price: '${price}!'}]\n");

        assertThat(result.text("host")).contains("db.example.com");
        assertThat(result.get("list").orElseThrow().toString()).contains("text=a.db.example.com", "text=$5!");
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void a_property_that_nobody_defined_is_the_only_fault_told_at_its_place() {
        YamlValue.Mapping result = interpolate("a: 1\nhost: ${db.hots}\n");
        faults.add(result.get("host").orElseThrow().location(), "this is no host", "");

        assertThatThrownBy(() -> {
                    throw faults.exception();
                })
                .hasMessage(
                        "workflow.yaml:2:7: there is no property \"db.hots\". Define it in the POM's <properties> or"
                                + " with -Ddb.hots=..., or an environment variable as env.NAME");
    }

    private YamlValue.Mapping interpolate(String yaml) {
        return new Interpolation(name -> Optional.ofNullable(PROPERTIES.get(name)), faults).of(parse(yaml));
    }

    private static YamlValue.Mapping parse(String yaml) {
        return YamlReader.parse(yaml, FILE);
    }
}
