package io.pelato.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void a_database_that_does_not_answer_is_told_before_anything_runs() {
        assertThatThrownBy(() -> RunDatabase.open("postgresql://iot@127.0.0.1:1/iot", Optional.of("secret")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("The database iot at 127.0.0.1:1 cannot be used: ")
                .hasMessageNotContaining("secret");
    }
}
