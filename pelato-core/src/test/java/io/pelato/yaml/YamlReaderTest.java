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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void a_text_knows_whether_it_is_written_in_quotes() {
        assertThat(parse("a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\n").entries())
                .extracting(entry -> ((YamlValue.Text) entry.value()).style())
                .containsExactly(
                        YamlValue.Text.Style.PLAIN,
                        YamlValue.Text.Style.QUOTED,
                        YamlValue.Text.Style.QUOTED,
                        YamlValue.Text.Style.QUOTED);
    }

    @Test
    void a_document_may_be_a_list_where_one_is_asked_for(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("list.yaml"), "- a\n- b\n");
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "a: b\n");

        assertThat(YamlReader.readList(list, FILE).items()).hasSize(2);
        assertThatThrownBy(() -> YamlReader.readList(mapping, FILE))
                .hasMessage("a.yaml:1:1: expected a list, found a mapping. Write it as `- key: value` lines");
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
        assertThat(faults("a: b\nc: \uD83D\uDE00 \u0007\n"))
                .startsWith("a.yaml:2:7: YAML does not allow the character U+0007 here. Take it out");
    }

    @Test
    void a_file_that_is_not_utf_8_is_told(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', '\n', ' ', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> YamlReader.read(file, FILE))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("a.yaml:2:2: this is not UTF-8 text: the byte 0xE9. Save the file as UTF-8");
    }

    @Test
    void a_folder_in_place_of_the_file_is_told(@TempDir Path folder) {
        assertThatThrownBy(() -> YamlReader.read(folder, FILE))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Cannot read " + folder + ": it is a folder. Put a file there");
    }

    @Test
    void a_merge_key_brings_what_the_mapping_does_not_say_itself() {
        YamlValue.Mapping root = parse("""
                base: &base {a: 1, b: 2}
                more: &more {b: 3, c: 4}
                one:
                  <<: *base
                  b: own
                two:
                  <<: [*base, *more]
                """);

        YamlValue.Mapping one = (YamlValue.Mapping) root.get("one").orElseThrow();
        YamlValue.Mapping two = (YamlValue.Mapping) root.get("two").orElseThrow();
        assertThat(one.entries()).extracting(entry -> entry.key().text()).containsExactly("b", "a");
        assertThat(one.text("b")).contains("own");
        assertThat(one.get("a").orElseThrow().location()).isEqualTo(new Location(FILE, 1, 17));
        assertThat(two.text("b")).contains("2");
        assertThat(two.text("c")).contains("4");
    }

    @Test
    void a_merge_key_takes_mappings_only() {
        assertThat(faults("a: {<<: text}\nb: {<<: [{c: d}, text]}\n")).isEqualTo("""
                        a.yaml:1:9: `<<` merges a mapping, or a list of mappings, found a text. Write `<<: *name` with the \
                        anchor of a mapping, as in `x-common: &name`
                        a.yaml:2:9: `<<` merges a mapping, or a list of mappings, found a list. Write `<<: *name` with the \
                        anchor of a mapping, as in `x-common: &name`""");
        assertThat(faults("a: &x {b: c}\nd:\n  <<: *x\n  <<: *x\n"))
                .isEqualTo("a.yaml:4:3: key \"<<\" stands here a second time (first in line 3). Write one"
                        + " `<<: [*one, *two]`");
        assertThat(faults("a: &x\n  <<: *x\n"))
                .startsWith("a.yaml:1:4: this value contains itself through an alias. Write the value out");
    }

    @Test
    void a_quoted_merge_key_is_a_key_like_any_other() {
        assertThat(parse("a: {'<<': b}\n").get("a").orElseThrow().toString()).contains("text=<<");
    }

    @Test
    void aliases_that_multiply_end_the_reading_with_one_fault() {
        var bomb = new StringBuilder("x0: &x0 [a,a,a]\n");
        for (int i = 1; i <= 16; i++) {
            String alias = "*x" + (i - 1);
            bomb.append("x%d: &x%d [%s,%s,%s]%n".formatted(i, i, alias, alias, alias));
        }

        assertThat(faults(bomb.toString()))
                .contains(
                        "aliases of aliases make more than 100000 values of this one. Write out what the file needs of"
                                + " it")
                .doesNotContain("\n");
    }

    @Test
    void a_common_part_may_be_merged_a_thousand_times() {
        String items = "- {<<: *base, c: d}\n".repeat(1_000);

        assertThat(((YamlValue.Sequence) parse("base: &base {a: [1, 2], b: {c: d}}\nitems:\n" + items)
                                .get("items")
                                .orElseThrow())
                        .items())
                .hasSize(1_000);
    }

    @Test
    void a_text_with_the_character_nul_is_told() {
        assertThat(faults("a: \"b\\0c\"\n"))
                .isEqualTo("a.yaml:1:4: this text holds the character NUL. Write it without `\\0`");
    }

    @Test
    void nesting_without_end_is_told() {
        assertThat(faults("a: " + "[".repeat(1_000) + "]".repeat(1_000) + "\n"))
                .contains("this is not YAML: Nesting Depth exceeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a:\\n  - b: 1\\n   c: 2\\n   | 3:4 | 4 | Move it by one blank to the right: line 2 begins in column 5
                    a:\\n  - b: 1\\n     c: 2\\n | 3:6 | 6 | Move it by one blank to the left: line 2 begins in column 5
                    a:\\n  b: 1\\n c: 2\\n       | 3:2 | 2 | Move it by one blank to the right: line 2 begins in column 3
                    a:\\n  b: 1\\n   c: 2\\n     | 3:4 | 4 | Move it by one blank to the left: line 2 begins in column 3
                    a:\\n    b: 1\\n  c: 2\\n    | 3:3 | 3 | Give all keys of one mapping, and all `-` of one list, the same indentation
                    """)
    void a_line_that_is_indented_differently_is_told_with_the_column_that_was_meant(
            String yaml, String place, int column, String advice) {
        assertThat(faults(yaml.replace("\\n", "\n")))
                .isEqualTo("a.yaml:" + place + ": this line begins in column " + column
                        + ", and no line above that it may belong to does. " + advice);
    }

    @Test
    void a_star_without_quotes_is_told() {
        String fault = "`*` begins an alias in YAML, and there is none of this name. Put a text that begins with `*` in"
                + " quotes, such as '*.temperature'";

        assertThat(faults("a: *\n")).endsWith(fault);
        assertThat(faults("a: *.b\n")).endsWith(fault);
    }
}
