package io.pelato.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.AttemptExceptionReporter;
import io.pelato.problem.ProblemsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Map<String, Object> VARIABLES = new TreeMap<>(Map.of(
            "project", "temperature",
            "topics", List.of("a", "b"),
            "database", Map.of("host", "db.example")));

    private static String evaluate(String expression) {
        return Expression.evaluate(expression, "logger/config", VARIABLES);
    }

    @Test
    void an_expression_may_use_texts_lists_and_hashes() {
        assertThat(evaluate("${project}-${topics?join('+')}-${database.host}-${(absent!)?join(',')}"))
                .isEqualTo("temperature-a+b-db.example-");
    }

    @Test
    void a_variable_that_is_not_there_is_named() {
        assertThatThrownBy(() -> evaluate("${projct}.trigger"))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("The expression `${projct}.trigger` of logger/config cannot be evaluated: there is no value"
                        + " `projct` (line 1, column 3). Variables here: database, project, topics");
    }

    @Test
    void a_list_where_a_text_stands_is_told() {
        assertThatThrownBy(() -> evaluate("${topics}"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("The expression `${topics}` of logger/config cannot be evaluated:")
                .hasMessageContaining("==> topics")
                .hasMessageNotContaining("\n");
    }

    @Test
    void text_that_is_no_freemarker_is_told() {
        assertThatThrownBy(() -> evaluate("<#if project>"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("You have an unclosed #if")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_fault_of_a_value_made_of_a_text_is_told() {
        assertThatThrownBy(() -> evaluate("${project?eval_json}"))
                .hasMessageContaining("with this error:")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a ${.now} | 1 | 5 | `.now` reads the clock",
                "<#assign t = .now>${t} | 1 | 14 | `.now` reads the clock",
                "${\"at ${.now?string.iso}\"} | 1 | 9 | `.now` reads the clock",
                "${project!.now} | 1 | 11 | `.now` reads the clock",
                "<#if true>x<#else>${(.now)?long}</#if> | 1 | 22 | `.now` reads the clock",
                "<#macro m at=.now>${at}</#macro><@m/> | 1 | 14 | `.now` reads the clock",
                "<#list topics as t>${ .now ?long}</#list> | 1 | 23 | `.now` reads the clock",
                "${(\".n\" + \"ow\")?eval} | 1 | 16 | `?eval` makes code of a text",
                "<@(\"${project}\"?interpret)/> | 1 | 16 | `?interpret` makes a template of a text",
            })
    void what_would_not_be_the_same_each_time_is_refused_at_its_place(
            String expression, int line, int column, String reason) {
        String place = "(line " + line + ", column " + column + ")";

        assertThatThrownBy(() -> evaluate(expression))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(place);
        assertThat(Expression.syntaxFault(expression)).get().asString().contains(reason, place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see .now",
                "${\" .now\"}",
                "${'.now ?eval'}",
                "<#-- ${.now} -->x",
                "<#noparse>${.now}</#noparse>",
                "${(database.now)!'none'}",
                "${(database['x'].now)!'none'}",
                "${'[1]'?eval_json[0]}",
                "<#if project == 'a?eval'>x</#if>"
            })
    void what_only_looks_so_is_not(String expression) {
        assertThat(Expression.syntaxFault(expression)).isEmpty();
        evaluate(expression);
    }

    @Test
    void times_are_written_the_same_on_every_machine() {
        assertThat(evaluate("${0?number_to_datetime?string('yyyy-MM-dd HH:mm z')}"))
                .isEqualTo("1970-01-01 00:00 UTC");
    }

    @Test
    void what_a_template_recovers_from_is_written_nowhere() {
        assertThat(evaluate("<#attempt>${a.b.c}<#recover>ok</#attempt>")).isEqualTo("ok");
        assertThat(Expression.configuration().getAttemptExceptionReporter())
                .isNotIn(AttemptExceptionReporter.LOG_ERROR_REPORTER, AttemptExceptionReporter.LOG_WARN_REPORTER);
    }
}
