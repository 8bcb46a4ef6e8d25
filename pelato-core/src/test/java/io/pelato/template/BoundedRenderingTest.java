package io.pelato.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template that has no end ends with a fault that names the place. */
class BoundedRenderingTest {

    private static final int CHARACTERS = 100_000;

    /** Soon over, for templates that only time can end. */
    private static final BoundedRendering SHORT = new BoundedRendering(Duration.ofSeconds(1), CHARACTERS);

    /** Never over on however slow a machine, for templates that reach another bound. */
    private static final BoundedRendering LONG = new BoundedRendering(Duration.ofMinutes(5), CHARACTERS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as x></#list>",
                "<#list 1..2000000000 as x></#list>",
                "<#list 1.. as x><#list 1.. as y></#list></#list>",
                "<#assign l = []><#list 1.. as x><#assign l = [x]></#list>",
                "${(1..)?filter(x -> x < 0)?join(',')}",
            })
    void a_template_that_goes_on_without_a_word_is_ended_by_time(String source) {
        assertThatThrownBy(() -> SHORT.text(template(source), Map.of()))
                .isInstanceOf(EndlessTemplateException.class)
                .hasMessageContaining("it has no end: after 1 s it was still at work (line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as x>${x}</#list>",
                "<#list 1..2000000000 as i>${i}</#list>",
                "${'x'?left_pad(20000000)}",
            })
    void a_template_that_writes_without_measure_is_ended_by_what_it_wrote(String source) {
        assertThatThrownBy(() -> LONG.text(template(source), Map.of()))
                .isInstanceOf(EndlessTemplateException.class)
                .hasMessageContaining("it writes more than 100,000 characters (line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#macro m><@m/></#macro><@m/>",
                "<#macro m>a<@m/></#macro><@m/>",
                "<#function f x><#return f(x)></#function>${f(1)}",
            })
    void a_template_that_calls_itself_without_end_is_ended(String source) {
        assertThatThrownBy(() -> LONG.text(template(source), Map.of()))
                .isInstanceOf(EndlessTemplateException.class)
                .hasMessageContaining("it calls itself without end (line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\ntwo\n  <#list 1.. as x>\n</#list>",
                "one\ntwo\n  <#list 1.. as x></#list>",
                "one\n<@m/>\n  <#macro m><@m/></#macro>",
            })
    void the_fault_names_the_line_at_work(String source) {
        assertThatThrownBy(() -> SHORT.text(template(source), Map.of()))
                .asInstanceOf(InstanceOfAssertFactories.type(EndlessTemplateException.class))
                .extracting(EndlessTemplateException::line, InstanceOfAssertFactories.INTEGER)
                .isBetween(3, 4);
    }

    @Test
    void a_large_template_with_an_end_is_rendered_whole() throws IOException, TemplateException {
        String text = BoundedRendering.usual()
                .text(
                        template("<#list 1..200000 as x>${x}\n</#list>${names?join(',')}"),
                        Map.of("names", List.of("a")));

        assertThat(text).startsWith("1\n2\n").endsWith("\n200000\na");
    }

    @Test
    void what_a_template_uses_and_is_not_there_is_told_as_ever() {
        assertThatThrownBy(() -> LONG.text(template("<#list [1] as x>${missing}</#list>"), Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("missing");
    }

    private static Template template(String source) throws IOException {
        return BoundedRendering.template("test", source, Expression.configuration());
    }
}
