package io.pelato.maven;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... head) {
        row(head);
        row(Arrays.stream(head).map(cell -> "---").toArray(String[]::new));
    }

    void row(String... cells) {
        text.append(Arrays.stream(cells)
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    /** Text that is set as code. */
    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** Texts that are set as code, with commas between them. */
    static String codes(List<String> texts) {
        return texts.stream().map(Table::code).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
