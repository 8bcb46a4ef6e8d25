package sql

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func parse(t *testing.T, result string, key ...string) Rows {
	t.Helper()
	rows, err := ParseRows(result, key)
	if err != nil {
		t.Fatalf("%s: %v", result, err)
	}
	return rows
}

func TestAnObjectIsOneRow(t *testing.T) {
	rows := parse(t, ` {"b":1,"a":"x"} `)
	if rows.JSON != `[ {"b":1,"a":"x"} ]` || len(rows.ShapeOf) != 1 || strings.Join(rows.Shapes[0], ",") != "a,b" {
		t.Errorf("%+v", rows)
	}
}

func TestRowsWithTheSameColumnsHaveOneShapeInAnyOrder(t *testing.T) {
	rows := parse(t, `[{"b":1,"a":2},{"a":1,"b":null},{"a":1},{"b":1,"a":1,"a":2}]`)
	if len(rows.Shapes) != 2 || intArray(rows.ShapeOf) != "{0,0,1,0}" {
		t.Errorf("%+v", rows)
	}
}

func TestNoRowsAreNoRows(t *testing.T) {
	if rows := parse(t, " [ ] "); len(rows.ShapeOf) != 0 {
		t.Errorf("%+v", rows)
	}
}

func TestWhatIsNotRowsIsRefusedWithTheRow(t *testing.T) {
	for result, want := range map[string]string{
		`"text"`:                "neither a JSON object nor an array of objects",
		`[{"id":1},2]`:          "row 2 is not a JSON object",
		`[{"id":1},{}]`:         "row 2 has no columns",
		`{"a":1}`:               "row 1 has no value for the key column id",
		`{"id":null}`:           "row 1 has null in the key column id",
		`{"id":1,"":2}`:         `the column "", which is empty`,
		`{"id":1,"a\u0000b":2}`: "which has a NUL in it",
		`[{"id":1}`:             "is not complete",
		`{"id":1} {"id":2}`:     "unexpected character at byte 9",
		`{"id":1,"` + strings.Repeat("x", 64) + `":1}`: "longer than the 63 bytes",
	} {
		_, err := ParseRows(result, []string{"id"})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, not %q", result, err, want)
		}
	}
}

func TestNamesAreQuotedAndValuesAreNotInTheStatement(t *testing.T) {
	evil := `x"); DROP TABLE readings; --'\'); DROP TABLE readings; --`
	table := Table{Name: []string{evil, evil}, Key: []string{evil}}
	statement, parameters := table.Statement(parse(t, "{"+strconv.Quote(evil)+`:"'; SELECT secret"}`, evil))
	outside := regexp.MustCompile(`"(?:[^"]|"")*"|E?'(?:[^'\\]|''|\\.)*'`).ReplaceAllString(statement, "NAME")
	if strings.Contains(outside, "DROP") || strings.Contains(statement, "secret") {
		t.Error(statement)
	}
	if len(parameters) != 1 || !strings.Contains(parameters[0], "secret") {
		t.Errorf("%q", parameters)
	}
}

func TestAnInsertHasNoConflictClauseAndAnUpsertUpdatesWhatIsThere(t *testing.T) {
	rows := parse(t, `{"id":1,"v":2}`)
	insert, _ := Table{Name: []string{"t"}}.Statement(rows)
	if strings.Contains(insert, "CONFLICT") || strings.Contains(insert, "UPDATE") {
		t.Error(insert)
	}
	upsert, _ := Table{Name: []string{"t"}, Key: []string{"id"}}.Statement(rows)
	if !strings.HasSuffix(upsert, `ON CONFLICT ("id") DO UPDATE SET "v" = EXCLUDED."v"`) ||
		!strings.Contains(upsert, `UPDATE "t" AS t SET "v" = r.c1 FROM "pelato: stored" AS r WHERE t."id" = r.c0`) {
		t.Error(upsert)
	}
	keyOnly, _ := Table{Name: []string{"t"}, Key: []string{"id"}}.Statement(parse(t, `{"id":1}`))
	if !strings.HasSuffix(keyOnly, `ON CONFLICT ("id") DO NOTHING`) || strings.Contains(keyOnly, "FOR UPDATE") {
		t.Error(keyOnly)
	}
}

func TestRowsOfSeveralShapesAreStillOneStatement(t *testing.T) {
	statement, parameters := Table{Name: []string{"t"}}.Statement(parse(t, `[{"a":1},{"b":1},{"a":2}]`))
	if strings.Count(statement, "INSERT INTO") != 2 || strings.Contains(statement, ";") {
		t.Error(statement)
	}
	if len(parameters) != 2 || parameters[1] != "{0,1,0}" {
		t.Errorf("%q", parameters)
	}
}

func TestTableNames(t *testing.T) {
	for text, want := range map[string]string{
		"readings": "readings", "Plant.Readings": "Plant|Readings", `"a.b".c`: "a.b|c", `a."say ""hi"""`: `a|say "hi"`, `"a.b"`: "a.b",
	} {
		if got := strings.Join(ParseTable(text), "|"); got != want {
			t.Errorf("%s gives %s, not %s", text, got, want)
		}
	}
}

func TestValuesThatGoWritesOtherwiseThanPostgreSQLAreLookedAt(t *testing.T) {
	for row, want := range map[string]string{
		`{"c":"aGVsbG8="}`:     "'bytea'::regtype",
		`{"c":1500000000}`:     "'interval'::regtype",
		`{"c":[1500000000]}`:   "'interval[]'::regtype",
		`{"c":["aGVsbG8="]}`:   "'bytea[]'::regtype",
		`{"c":"\\x6869"}`:      "",
		`{"c":null,"d":true}`:  "",
		`{"c":{"object":1.5}}`: "",
	} {
		statement, _ := Table{Name: []string{"t"}}.Statement(parse(t, row))
		if want == "" && strings.Contains(statement, "regtype") || !strings.Contains(statement, want) {
			t.Errorf("%s: %s", row, statement)
		}
	}
}
