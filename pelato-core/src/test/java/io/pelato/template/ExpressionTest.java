package io.pelato.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.AttemptExceptionReporter;
import io.pelato.problem.ProblemsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
    void the_fault_of_a_template_made_of_a_text_is_told() {
        assertThatThrownBy(() -> evaluate("<@('<#include \"/etc/passwd\">'?interpret)/>"))
                .hasMessageContaining("has stopped with this error: Template inclusion failed");
    }

    @Test
    void what_a_template_recovers_from_is_written_nowhere() {
        assertThat(evaluate("<#attempt>${a.b.c}<#recover>ok</#attempt>")).isEqualTo("ok");
        assertThat(Expression.configuration().getAttemptExceptionReporter())
                .isNotIn(AttemptExceptionReporter.LOG_ERROR_REPORTER, AttemptExceptionReporter.LOG_WARN_REPORTER);
    }
}
