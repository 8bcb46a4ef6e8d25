package io.pelato.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.Location;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlReaderTest {

    private static final Path FILE = Path.of("a.yaml");

    private static YamlValue.Mapping parse(String yaml) {
        return YamlReader.parse(yaml, FILE);
    }

    private static String faults(String yaml) {
        try {
            parse(yaml);
        } catch (ProblemsException e) {
            return e.getMessage();
        }
        throw new AssertionError("no fault was found");
    }

    @Test
    void every_value_knows_where_it_stands() {
        YamlValue.Mapping root = parse("# comment\nname: a\nlist:\n  - one\n  - two # comment\n");

        assertThat(root.entry("name")).hasValueSatisfying(entry -> {
            assertThat(entry.key().location()).isEqualTo(new Location(FILE, 2, 1));
            assertThat(entry.value()).isEqualTo(new YamlValue.Text("a", new Location(FILE, 2, 7)));
        });
        assertThat(((YamlValue.Sequence) root.get("list").orElseThrow()).items())
                .containsExactly(
                        new YamlValue.Text("one", new Location(FILE, 4, 5)),
                        new YamlValue.Text("two", new Location(FILE, 5, 5)));
    }

    @Test
    void numbers_and_dates_stay_the_text_that_was_written() {
        YamlValue.Mapping root = parse("a: 1.10\nb: 0x10\nc: 2026-01-01\nd: yes\ne: 'quoted'\n");

        assertThat(root.text("a")).contains("1.10");
        assertThat(root.text("b")).contains("0x10");
        assertThat(root.text("c")).contains("2026-01-01");
        assertThat(root.text("d")).contains("yes");
        assertThat(root.text("e")).contains("quoted");
    }

    @Test
    void a_key_without_a_value_counts_as_absent() {
        YamlValue.Mapping root = parse("a:\nb: ~\nc: null\nd: ''\n");

        assertThat(root.get("a")).isEmpty();
        assertThat(root.get("b")).isEmpty();
        assertThat(root.get("c")).isEmpty();
        assertThat(root.text("d")).contains("");
        assertThat(root.entry("a")).isPresent();
    }

    @Test
    void an_alias_stands_for_what_it_names() {
        assertThat(parse("a: &x one\nb: *x\n").text("b")).contains("one");
    }

    @Test
    void an_alias_that_contains_itself_is_told() {
        assertThat(faults("a: &x\n  b: *x\n"))
                .isEqualTo("a.yaml:1:4: this value contains itself through an alias. Write the value out");
    }

    @Test
    void a_document_that_is_no_mapping_is_told() {
        assertThat(faults("- a\n"))
                .isEqualTo("a.yaml:1:1: expected keys and values, found a list. Write it as `key:" + " value` lines");
        assertThat(faults(""))
                .isEqualTo("a.yaml:1:1: expected keys and values, found nothing. Write it as `key: value`" + " lines");
    }

    @Test
    void every_key_that_stands_twice_is_told_at_any_depth() {
        assertThat(faults("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")).isEqualTo("""
                        a.yaml:4:3: key "c" stands here a second time (first in line 3). Keep one of them
                        a.yaml:5:1: key "a" stands here a second time (first in line 1). Keep one of them""");
    }

    @Test
    void a_key_that_is_no_text_is_told() {
        assertThat(faults("? [a, b]\n: c\n")).isEqualTo("a.yaml:1:3: a key must be a plain text. Write `key: value`");
    }

    @Test
    void an_unclosed_quote_is_told() {
        assertThat(faults("a: 'b\nc: d\n")).startsWith("a.yaml:3:1: this is not YAML: found unexpected end of stream");
    }

    @Test
    void an_unclosed_list_is_told() {
        assertThat(faults("a: [b, c\nd: e\n")).startsWith("a.yaml:2:2: this is not YAML: expected ',' or ']'");
    }

    @Test
    void a_second_document_is_told() {
        assertThat(faults("a: b\n---\nc: d\n"))
                .startsWith("a.yaml:2:1: this is not YAML: but found another document expected a single document");
    }

    @Test
    void a_character_that_yaml_does_not_allow_is_told() {
        assertThat(faults("a: \u0007\n"))
                .startsWith("a.yaml:1:1: this is not YAML: special characters are not allowed");
    }

    @Test
    void a_file_that_is_not_utf_8_is_told(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> YamlReader.read(file, FILE))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("a.yaml is not UTF-8 text. Save it as UTF-8");
    }

    @Test
    void a_folder_in_place_of_the_file_is_told(@TempDir Path folder) {
        assertThatThrownBy(() -> YamlReader.read(folder, FILE))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Cannot read " + folder + ": Is a directory. Check that you may read it");
    }
}
