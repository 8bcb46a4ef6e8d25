package io.pelato.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which tests somebody chooses with {@code -Dtest}. */
class TestSelectionTest {

    @Test
    void all_are_wanted_where_nobody_chooses() {
        assertThat(TestSelection.all().has("mean", "anything")).isTrue();
        assertThat(TestSelection.all().isOfSome()).isFalse();
    }

    @Test
    void a_name_is_that_of_a_suite_and_one_after_a_hash_that_of_a_test() {
        assertThat(TestSelection.of("mean").has("mean", "of one")).isTrue();
        assertThat(TestSelection.of("mean").has("means", "of one")).isFalse();
        assertThat(TestSelection.of("mean#of one").has("mean", "of one")).isTrue();
        assertThat(TestSelection.of("mean#of one").has("mean", "of two")).isFalse();
        assertThat(TestSelection.of("#of one").has("other", "of one")).isTrue();
    }

    @Test
    void stars_and_question_marks_stand_for_letters_and_all_else_for_itself() {
        assertThat(TestSelection.of("m*#of ???").has("mean", "of one")).isTrue();
        assertThat(TestSelection.of("m.an").has("mean", "of one")).isFalse();
    }

    @Test
    void several_have_commas_and_what_is_not_wanted_an_exclamation_mark() {
        TestSelection selection = TestSelection.of("mean, rows, !rows#slow*");

        assertThat(selection.has("mean", "slow")).isTrue();
        assertThat(selection.has("rows", "fast")).isTrue();
        assertThat(selection.has("rows", "slowly")).isFalse();
        assertThat(TestSelection.of("!rows").has("mean", "x")).isTrue();
        assertThat(TestSelection.of("!rows").has("rows", "x")).isFalse();
    }
}
