package io.pelato.workflow;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What names a table: one name or two with a dot between them, each plain or in double quotes. */
final class TableRule {

    // A quote inside of quotes is doubled, as in SQL.
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".](?:[^\".]*[^\\s\".])?)";
    private static final Pattern TABLE = Pattern.compile(NAME + "(?:\\." + NAME + ")?");

    /** Two names of PostgreSQL, each of 63 bytes at most, with every letter doubled. */
    private static final int LONGEST = 255;

    /**
     * The types of PostgreSQL's own schema (15 to 17), which is searched before any other: where a table of the same name is meant
     * as the type of its rows, the name alone stands for these.
     */
    private static final Set<String> TYPES = Set.of("""
            aclitem any anyarray anycompatible anycompatiblearray anycompatiblemultirange
            anycompatiblenonarray anycompatiblerange anyelement anyenum anymultirange anynonarray
            anyrange bit bool box bpchar bytea char cid cidr circle cstring date datemultirange
            daterange event_trigger fdw_handler float4 float8 gtsvector index_am_handler inet int2
            int2vector int4 int4multirange int4range int8 int8multirange int8range internal
            interval json jsonb jsonpath language_handler line lseg macaddr macaddr8 money name
            numeric nummultirange numrange oid oidvector path point polygon record refcursor
            regclass regcollation regconfig regdictionary regnamespace regoper regoperator regproc
            regprocedure regrole regtype table_am_handler text tid time timestamp timestamptz
            timetz trigger tsm_handler tsmultirange tsquery tsrange tstzmultirange tstzrange
            tsvector txid_snapshot unknown uuid varbit varchar void xid xid8 xml
            """.strip().split("\\s+"));

    private TableRule() {}

    /** What was expected instead, where the text names no table. */
    static Optional<String> violation(String text) {
        if (text.length() > LONGEST || !TABLE.matcher(text).matches()) {
            return Optional.of("Write `table` or `schema.table`; a name with a dot in it stands in double quotes");
        }
        String name = text.replaceAll("^\"|\"$", "");
        return TYPES.contains(name)
                ? Optional.of(
                        "PostgreSQL has a type of this name, which goes before the table: write the schema too, as in"
                                + " public." + name)
                : Optional.empty();
    }
}
