package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command line of the pages is run by a test or a script, or is on a short list of those that cannot be. */
class PageCommandsTest {

    private static final String NOT_RUN = "-";

    /**
     * How a command line is tried.
     *
     * @param beginning the line begins so
     * @param where the test or the script that runs it, by the end of its path; {@link #NOT_RUN} where none does
     * @param words what stands there; words of the line, and where a test takes it from the page, its beginning
     */
    private record Row(String beginning, String where, String words) {

        static Row of(String line) {
            String[] cells = line.split(" +\\| +", 3);
            return new Row(cells[0], cells[1], cells.length > 2 ? cells[2] : cells[0]);
        }
    }

    private final List<Row> rows = Page.text(Path.of("src/test/resources/page-commands.txt"))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Row::of)
            .toList();

    private final List<Path> files = Page.files("").toList();

    @Test
    void each_is_run_where_the_list_says() {
        assertThat(Page.all()).hasSizeGreaterThan(30);
        assertThat(Page.all().stream()
                        .flatMap(page -> page.commands()
                                .filter(command -> row(command).isEmpty())
                                .map(command -> Page.ROOT.relativize(page.file()) + ": " + command)))
                .as("command lines that no row of page-commands.txt begins")
                .isEmpty();
    }

    @Test
    void the_list_has_no_row_too_many() {
        List<Row> used = Page.all().stream()
                .flatMap(Page::commands)
                .flatMap(command -> row(command).stream())
                .toList();

        assertThat(rows).allMatch(used::contains, "is of a command line on a page");
    }

    @Test
    void what_runs_one_has_its_words() {
        List<Row> run =
                rows.stream().filter(row -> !row.where().equals(NOT_RUN)).toList();

        assertThat(run)
                .filteredOn(row -> !words(source(row.where())).contains(words(row.words())))
                .as("rows whose words are not where they say")
                .isEmpty();
        assertThat(Page.all().stream().flatMap(Page::commands))
                .filteredOn(command -> row(command).filter(run::contains).stream()
                        .flatMap(row -> Stream.of(words(row.words()).split(" ", -1)))
                        .anyMatch(word -> !words(command).contains(word)))
                .as("command lines that have other words than their rows")
                .isEmpty();
    }

    /** The row of a command line; of several the one that says most of it. */
    private Optional<Row> row(String command) {
        return rows.stream()
                .filter(row -> command.startsWith(row.beginning()))
                .max(Comparator.comparing(row -> row.beginning().length()));
    }

    private String source(String where) {
        List<Path> found = files.stream().filter(file -> file.endsWith(where)).toList();
        assertThat(found).as(where).isNotEmpty();
        return found.stream().map(Page::text).collect(Collectors.joining("\n"));
    }

    /** Words as they stand in a shell, be it that they are texts in Java. */
    private static String words(String text) {
        return text.replaceAll("[\"',()\\\\]+", " ").replaceAll("\\s+", " ").strip();
    }
}
