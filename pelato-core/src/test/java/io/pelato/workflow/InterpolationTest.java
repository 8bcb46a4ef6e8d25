package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.yaml.YamlReader;
import io.pelato.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.${site        | `${` is not closed. Write `${name}`, one after the other
                    a.${x${price}}  | a placeholder stands in another, or is not closed. Write `${name}`, one after the other
                    a.${}           | `${}` names no property. Write its name between the braces
                    ${site:-north}  | `${site:-north}` has a default, which placeholders here do not have; there is no property "site". Write `${site}`, and <site>north</site> in the POM's <properties>, which -Dsite=... replaces
                    ${env.SITE}     | there is no property "env.SITE". Set the environment variable SITE where Maven runs
                    ${project.version} | "project.version" is a value of Maven's, and no property. Write <my.version>${project.version}</my.version> in the POM's <properties>, and `${my.version}` here
                    """)
    void a_placeholder_that_cannot_be_replaced_is_told_with_what_to_write(String value, String fault) {
        interpolate("topic: \"" + value + "\"\n");

        assertThat(faults.exception()).hasMessage("workflow.yaml:1:8: " + fault);
    }

    @Test
    void what_an_environment_variable_holds_never_takes_the_place_of_its_name() {
        YamlValue.Mapping result = interpolate("database: {password_env: '${price}'}\nkey: {env: '${price}'}\n");

        assertThat(result.toString()).doesNotContain("$5");
        assertThat(faults.exception()).hasMessage("""
                workflow.yaml:1:26: "password_env" is the name of a variable, not what it holds. Write the name alone, as in \
                `password_env: DB_PASSWORD`
                workflow.yaml:2:12: "env" is the name of a variable, not what it holds. Write the name alone, as in `env: \
                DB_PASSWORD`""");
    }

    @Test
    void a_dollar_without_a_brace_stays() {
        assertThat(interpolate("topic: a.$SITE\n").text("topic")).contains("a.$SITE");
        assertThat(faults.isEmpty()).isTrue();
    }
}
