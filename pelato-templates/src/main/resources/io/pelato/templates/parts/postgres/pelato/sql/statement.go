package sql

import (
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

// The statement waits for a locked row, but gives up before the call to the
// provider does: after ten seconds that would end the component, and the
// message with it. The setting lasts as long as the statement.
const lockTimeout = `(SELECT set_config('lock_timeout', '5s', true)) AS pelato_wait`

// Statement is the one statement that stores the rows, all of them or none, and
// its parameters, which are texts. Of several rows with the same key in a
// message the last one is stored. Rows are stored in the order of their keys,
// so that two messages do not wait for each other's rows crosswise.
func (t Table) Statement(rows Rows) (statement string, parameters []string) {
	if len(rows.Shapes) == 1 {
		return t.insert(rows.Shapes[0], t.oneShape(rows.Shapes[0])), []string{rows.JSON}
	}
	var b strings.Builder
	b.WriteString("WITH pelato_rows AS MATERIALIZED (SELECT ")
	if len(t.Key) > 0 {
		b.WriteString("DISTINCT ON (" + columns(t.Key, "pelato_row.") + ") ")
	}
	b.WriteString("($2::text::int[])[pelato_doc.n] AS shape, pelato_doc.n AS n, pelato_row FROM " + t.source())
	if len(t.Key) > 0 {
		b.WriteString(" ORDER BY " + columns(t.Key, "pelato_row.") + ", pelato_doc.n DESC")
	}
	b.WriteString(")")
	for i, shape := range rows.Shapes {
		insert := t.insert(shape, "SELECT "+columns(shape, "(pelato_row).")+
			" FROM pelato_rows WHERE shape = "+strconv.Itoa(i)+" ORDER BY "+t.order())
		if i < len(rows.Shapes)-1 {
			b.WriteString(", shape_" + strconv.Itoa(i) + " AS (" + insert + ")")
		} else {
			b.WriteString(" " + insert)
		}
	}
	return b.String(), []string{rows.JSON, intArray(rows.ShapeOf)}
}

func (t Table) order() string {
	if len(t.Key) == 0 {
		return "n"
	}
	return columns(t.Key, "(pelato_row).")
}

func (t Table) oneShape(shape []string) string {
	if len(t.Key) == 0 {
		return "SELECT " + columns(shape, "pelato_row.") + " FROM " + t.source() + " ORDER BY pelato_doc.n"
	}
	key := columns(t.Key, "pelato_row.")
	return "SELECT DISTINCT ON (" + key + ") " + columns(shape, "pelato_row.") +
		" FROM " + t.source() + " ORDER BY " + key + ", pelato_doc.n DESC"
}

func (t Table) source() string {
	return "jsonb_array_elements($1::text::jsonb) WITH ORDINALITY AS pelato_doc(doc, n), " +
		"LATERAL jsonb_populate_record(NULL::" + t.quoted() + ", pelato_doc.doc) AS pelato_row, " + lockTimeout
}

func (t Table) insert(shape []string, selection string) string {
	insert := "INSERT INTO " + t.quoted() + " (" + columns(shape, "") + ") " + selection
	if len(t.Key) == 0 {
		return insert
	}
	insert += " ON CONFLICT (" + columns(t.Key, "") + ") DO "
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
	if update == "" {
		return insert + "NOTHING"
	}
	return insert + "UPDATE SET " + update
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
