package sql

import (
	"slices"
	"strconv"
	"strings"
)

// Table is where rows are stored.
type Table struct {
	// Name has one part, or several: the schema and the table.
	Name []string
	// Key is the columns that an existing row is recognised by; none where
	// every row is a new one.
	Key []string
}

// ParseTable reads "table" or "schema.table". Names are taken as they are
// written, upper case and all; one with a dot in it stands in double quotes.
func ParseTable(text string) []string {
	var parts []string
	for text != "" {
		part := text
		text = ""
		if part[0] == '"' {
			part, text = quotedPart(part)
		} else if dot := strings.IndexByte(part, '.'); dot >= 0 {
			part, text = part[:dot], part[dot+1:]
		}
		parts = append(parts, part)
	}
	return parts
}

func quotedPart(text string) (part, rest string) {
	text = text[1:]
	for {
		quote := strings.IndexByte(text, '"')
		if quote < 0 {
			return part + text, ""
		}
		part += text[:quote]
		text = text[quote+1:]
		if !strings.HasPrefix(text, `"`) {
			return part, strings.TrimPrefix(text, ".")
		}
		part += `"`
		text = text[1:]
	}
}

// A statement's own names have a colon and a space in them: a table or column
// that a user made has none of them.
const (
	rowsName   = `"pelato: rows"`
	storedName = `"pelato: stored"`

	// The statement waits for a locked row, but gives up before the call to the
	// provider does: after ten seconds that would end the component, and the
	// message with it. The setting lasts as long as the statement.
	lockTimeout = `(SELECT set_config('lock_timeout', '5s', true)) AS w`
)

// Statement is the one statement that stores the rows, all of them or none, and
// its parameters, which are texts. Of several rows with the same key in a
// message the last one is stored. Rows are stored in the order of their keys,
// so that two messages do not wait for each other's rows crosswise.
//
// With a key, rows that are there are locked and updated, and only the others
// are inserted: a row that names some columns must not fail for those that it
// does not name. What another message inserts meanwhile is met by ON CONFLICT.
func (t Table) Statement(rows Rows) (statement string, parameters []string) {
	parameters = []string{rows.JSON}
	if len(t.Key) == 0 && len(rows.Shapes) == 1 {
		return t.insert(rows.Shapes[0]) + "SELECT " + columns(rows.Shapes[0], "p.") + " FROM " + t.source(rows) +
			" ORDER BY d.n", parameters
	}
	all := union(rows.Shapes)
	s := "WITH " + rowsName + " AS MATERIALIZED (SELECT "
	if len(t.Key) > 0 {
		s += "DISTINCT ON (" + columns(t.Key, "p.") + ") "
	}
	if len(rows.Shapes) > 1 {
		s += "($2::text::int[])[d.n] AS s, "
		parameters = append(parameters, intArray(rows.ShapeOf))
	}
	s += "d.n AS n"
	for i, column := range all {
		s += ", p." + Quote(column) + " AS c" + strconv.Itoa(i)
	}
	s += " FROM " + t.source(rows)
	if len(t.Key) > 0 {
		s += " ORDER BY " + columns(t.Key, "p.") + ", d.n DESC"
	}
	s += ")" + t.stored(rows.Shapes, all)
	for i, shape := range rows.Shapes {
		change := t.update(shape, all)
		if change != "" {
			s += `, "pelato: update ` + strconv.Itoa(i) + `" AS (` + change + ofShape(rows, i) + ")"
		}
		insert := t.insert(shape) + "SELECT " + places(shape, all) + " FROM " + rowsName + " AS r WHERE " +
			t.missing(rows.Shapes, all) + ofShape(rows, i) + " ORDER BY " + t.order(all) + t.onConflict(shape)
		if i < len(rows.Shapes)-1 {
			s += `, "pelato: insert ` + strconv.Itoa(i) + `" AS (` + insert + ")"
		} else {
			s += " " + insert
		}
	}
	return s, parameters
}

// ofShape is the condition that a row of the statement has a shape.
func ofShape(rows Rows, shape int) string {
	if len(rows.Shapes) == 1 {
		return ""
	}
	return " AND r.s = " + strconv.Itoa(shape)
}

func (t Table) order(all []string) string {
	if len(t.Key) == 0 {
		return "r.n"
	}
	return places(t.Key, all)
}

// stored locks the rows that are there already, in the order of their keys.
func (t Table) stored(shapes [][]string, all []string) string {
	if !t.updates(shapes) {
		return ""
	}
	return ", " + storedName + " AS MATERIALIZED (SELECT r.* FROM " + rowsName + " AS r JOIN " + t.quoted() +
		" AS t ON " + t.same(all) + " ORDER BY " + places(t.Key, all) + " FOR UPDATE OF t)"
}

// missing is the condition that a row is not there already.
func (t Table) missing(shapes [][]string, all []string) string {
	switch {
	case len(t.Key) == 0:
		return "true"
	case t.updates(shapes):
		return "r.n NOT IN (SELECT n FROM " + storedName + ")"
	default:
		return "NOT EXISTS (SELECT FROM " + t.quoted() + " AS t WHERE " + t.same(all) + ")"
	}
}

// updates says whether any row has columns beside its key.
func (t Table) updates(shapes [][]string) bool {
	if len(t.Key) == 0 {
		return false
	}
	for _, shape := range shapes {
		if len(shape) > len(t.Key) {
			return true
		}
	}
	return false
}

func (t Table) same(all []string) string {
	same := ""
	for i, column := range t.Key {
		if i > 0 {
			same += " AND "
		}
		same += "t." + Quote(column) + " = " + places([]string{column}, all)
	}
	return same
}

func (t Table) update(shape, all []string) string {
	if !t.updates([][]string{shape}) {
		return ""
	}
	set := ""
	for _, column := range shape {
		if contains(t.Key, column) {
			continue
		}
		if set != "" {
			set += ", "
		}
		set += Quote(column) + " = " + places([]string{column}, all)
	}
	return "UPDATE " + t.quoted() + " AS t SET " + set + " FROM " + storedName + " AS r WHERE " + t.same(all)
}

func (t Table) insert(shape []string) string {
	return "INSERT INTO " + t.quoted() + " (" + columns(shape, "") + ") "
}

func (t Table) onConflict(shape []string) string {
	if len(t.Key) == 0 {
		return ""
	}
	update := ""
	for _, column := range shape {
		if contains(t.Key, column) {
			continue
		}
		if update != "" {
			update += ", "
		}
		update += Quote(column) + " = EXCLUDED." + Quote(column)
	}
	conflict := " ON CONFLICT (" + columns(t.Key, "") + ") DO "
	if update == "" {
		return conflict + "NOTHING"
	}
	return conflict + "UPDATE SET " + update
}

// source reads each row, numbered, into the types of the table's columns. It is
// json and not jsonb because that keeps a value's text as it came. A row of nulls
// stands for the columns that a row does not name; with null in its place, their
// types would be asked whether they may be null, though they get their defaults.
func (t Table) source(rows Rows) string {
	null := "NULL::" + t.quoted()
	row := `(SELECT "pelato: row"::` + t.quoted() + ` FROM (SELECT (` + null + `).*) AS "pelato: row")`
	return lockTimeout + ", json_array_elements($1::text::json) WITH ORDINALITY AS d(doc, n)" +
		", LATERAL json_populate_record(" + row + ", d.doc) AS p" + goValues(rows)
}

// goValues keeps values out that Go's JSON has in another form than PostgreSQL,
// which would store something else without a word: a slice of bytes is base64,
// which bytea would take for the bytes themselves; a duration is a number of
// nanoseconds, which interval would take for seconds. The condition looks at the
// columns that have such values at all, and fails with the reason.
func goValues(rows Rows) string {
	condition := ""
	check := func(column, is, doubt, reason string) {
		if condition == "" {
			condition = " WHERE "
		} else {
			condition += " AND "
		}
		value := "d.doc -> " + literal(column)
		condition += "CASE WHEN pg_typeof(p." + Quote(column) + ") = '" + is + "'::regtype AND " +
			strings.ReplaceAll(doubt, "$", value) + " THEN (" +
			literal(strconv.Quote(column)+" is "+is+" and "+reason+", in row ") + " || d.n)::bool ELSE true END"
	}
	for _, column := range rows.doubts[texts] {
		check(column, "bytea", `left($ #>> '{}', 2) <> E'\\x'`, `takes \x with hexadecimal digits, not base64`)
	}
	for _, column := range rows.doubts[numbers] {
		check(column, "interval", "json_typeof($) = 'number'", "takes a text such as 90 s, from Go String() of a Duration")
	}
	for _, column := range rows.doubts[lists] {
		check(column, "bytea[]", `($)::text ~ E'[[,]\\s*"(?!\\\\\\\\x)'`, `takes \x with hexadecimal digits, not base64`)
		check(column, "interval[]", `($)::text ~ E'[[,]\\s*-?[0-9]'`, "takes texts such as 90 s, from Go String() of a Duration")
	}
	return condition
}

// union is all columns of the shapes, sorted.
func union(shapes [][]string) []string {
	if len(shapes) == 1 {
		return shapes[0]
	}
	var all []string
	for _, shape := range shapes {
		all = append(all, shape...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// places names columns of the statement's rows.
func places(names, all []string) string {
	places := ""
	for i, name := range names {
		if i > 0 {
			places += ", "
		}
		at, _ := slices.BinarySearch(all, name)
		places += "r.c" + strconv.Itoa(at)
	}
	return places
}

func (t Table) quoted() string {
	quoted := make([]string, len(t.Name))
	for i, part := range t.Name {
		quoted[i] = Quote(part)
	}
	return strings.Join(quoted, ".")
}

// Quote makes any text the name of a table or column.
func Quote(name string) string {
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

// literal makes any text a constant, whatever the server takes a backslash for.
func literal(text string) string {
	return "E'" + strings.ReplaceAll(strings.ReplaceAll(text, `\`, `\\`), "'", "''") + "'"
}

func columns(names []string, of string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = of + Quote(name)
	}
	return strings.Join(quoted, ", ")
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

func intArray(numbers []int) string {
	text := make([]byte, 0, 2*len(numbers)+2)
	text = append(text, '{')
	for i, number := range numbers {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, int64(number), 10)
	}
	return string(append(text, '}'))
}
