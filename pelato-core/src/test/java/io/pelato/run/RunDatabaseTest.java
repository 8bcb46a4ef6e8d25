package io.pelato.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which databases a run may be given; what it stores in one is tested with a real one. */
class RunDatabaseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "jdbc:postgresql://localhost/iot",
                "postgresql://localhost",
                "postgresql://iot:secret@localhost/iot",
                "postgresql://localhost/iot?password=secret",
            })
    void an_address_of_another_form_or_with_a_password_is_refused_and_not_shown(String address) {
        assertThatThrownBy(() -> RunDatabase.open(address, Optional.empty()))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("pelato.run.database is no address of a database. Write"
                        + " postgresql://HOST:PORT/NAME, the user and an @ before HOST, and the password into the variable"
                        + " PGPASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "40P01, true",
        "25006, true",
        "55P03, true",
        "23505, false",
        "25001, false",
        "55000, false"
    })
    void what_may_pass_is_what_may_pass_for_the_provider(String state, boolean passes) {
        Outcome.Failed expected = passes
                ? new Outcome.TryAgain("no (SQLSTATE " + state + ")")
                : new Outcome.Refused("no (SQLSTATE " + state + ")");

        assertThat(RunDatabase.failure(new SQLException("no", state))).isEqualTo(expected);
    }

    @Test
    void a_database_that_does_not_answer_is_told_before_anything_runs() {
        assertThatThrownBy(() -> RunDatabase.open("postgresql://iot@127.0.0.1:1/iot", Optional.of("secret")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("The database iot at 127.0.0.1:1 cannot be used: ")
                .hasMessageNotContaining("secret");
    }
}
