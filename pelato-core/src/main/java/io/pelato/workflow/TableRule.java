package io.pelato.workflow;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names a table: one name or two with a dot between them, each plain or in double quotes. */
final class TableRule {

    // A quote inside of quotes is doubled, as in SQL.
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".](?:[^\".]*[^\\s\".])?)";
    private static final Pattern TABLE = Pattern.compile(NAME + "(?:\\." + NAME + ")?");

    /** Two names of PostgreSQL, each of 63 bytes at most, with every letter doubled. */
    private static final int LONGEST = 255;

    private TableRule() {}

    /** What was expected instead, where the text names no table. */
    static Optional<String> violation(String text) {
        return text.length() <= LONGEST && TABLE.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("Write `table` or `schema.table`; a name with a dot in it stands in double quotes");
    }
}
