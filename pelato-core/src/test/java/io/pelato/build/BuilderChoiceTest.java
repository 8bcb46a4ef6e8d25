package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import org.junit.jupiter.api.Test;

class BuilderChoiceTest {

    @Test
    void a_builder_is_chosen_by_its_name() {
        assertThat(BuilderChoice.of("container")).isEqualTo(BuilderChoice.CONTAINER);
        assertThat(BuilderChoice.of("local")).isEqualTo(BuilderChoice.LOCAL);
        assertThat(BuilderChoice.of("auto")).isEqualTo(BuilderChoice.AUTO);
    }

    @Test
    void another_name_is_told_with_the_names_that_there_are() {
        assertThatThrownBy(() -> BuilderChoice.of("docker"))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("pelato.builder is \"docker\", which is no builder. Set it to container, local or auto");
    }
}
