// Package sql turns the JSON that a task returns into one statement for
// PostgreSQL. Values never become part of the statement: it has a parameter
// that holds all of them, and PostgreSQL itself gives each one its column's
// type.
package sql

import (
	"slices"
	"strconv"
	"strings"

	"pelato.task/pelato/json"
)

// Rows is a JSON array of objects, with what a statement has to know of it.
type Rows struct {
	JSON string
	// Shapes are the sets of columns that occur, each sorted, in order of
	// appearance. A column that a row does not name gets its default, which is
	// not the same as null, so rows of another shape are another insert.
	Shapes [][]string
	// ShapeOf has the index into Shapes for each row.
	ShapeOf []int

	columns []string // of the row that is being read

	// doubts are the columns with values that Go's JSON may have in another form
	// than PostgreSQL, by what they look like.
	doubts [kinds][]string
}

const (
	texts = iota // no null, and not in the form \x
	numbers
	lists
	kinds
)

// doubt notes what a column's value looks like.
func (r *Rows) doubt(column, value string) {
	kind := numbers
	switch c := value[0]; {
	case c == '"':
		if strings.HasPrefix(value, `"\\x`) {
			return
		}
		kind = texts
	case c == '[':
		kind = lists
	case c != '-' && (c < '0' || c > '9'):
		return
	}
	if !slices.Contains(r.doubts[kind], column) {
		r.doubts[kind] = append(r.doubts[kind], column)
	}
}

// ParseRows reads what a task returned: an object or an array of objects, whose
// keys are columns. Every row must have the key columns, and not as null.
func ParseRows(result string, keyColumns []string) (Rows, error) {
	s := json.Scanner{Text: result}
	rows := Rows{JSON: result}
	var err error
	switch s.Next() {
	case '{':
		rows.JSON = "[" + result + "]"
		err = rows.addRow(&s, keyColumns)
	case '[':
		err = rows.addAll(&s, keyColumns)
	default:
		err = json.Malformed("the task returned neither a JSON object nor an array of objects")
	}
	if err == nil && s.Next() != json.End {
		err = s.Unexpected()
	}
	return rows, err
}

func (r *Rows) addAll(s *json.Scanner, keyColumns []string) error {
	s.Take()
	if s.Next() == ']' {
		s.Take()
		return nil
	}
	for {
		if s.Next() != '{' {
			return json.Malformed("row " + strconv.Itoa(len(r.ShapeOf)+1) + " is not a JSON object")
		}
		if err := r.addRow(s, keyColumns); err != nil {
			return err
		}
		switch s.Next() {
		case ',':
			s.Take()
		case ']':
			s.Take()
			return nil
		default:
			return s.Unexpected()
		}
	}
}

func (r *Rows) addRow(s *json.Scanner, keyColumns []string) error {
	var nulls []string
	columns := r.columns[:0]
	err := s.Object(func(key, value string) {
		columns = append(columns, key)
		if value == "null" {
			nulls = append(nulls, key)
		}
		r.doubt(key, value)
	})
	r.columns = columns
	if err != nil {
		return err
	}
	row := "row " + strconv.Itoa(len(r.ShapeOf)+1)
	if len(columns) == 0 {
		return json.Malformed(row + " has no columns")
	}
	for _, column := range columns {
		if reason := unfit(column); reason != "" {
			return json.Malformed(row + " has the column " + strconv.Quote(column) + ", " + reason)
		}
	}
	for _, key := range keyColumns {
		if !slices.Contains(columns, key) {
			return json.Malformed(row + " has no value for the key column " + key)
		}
		if slices.Contains(nulls, key) {
			return json.Malformed(row + " has null in the key column " + key)
		}
	}
	r.ShapeOf = append(r.ShapeOf, r.shape(columns))
	return nil
}

// shape is the index of a set of columns, most often that of the row before.
func (r *Rows) shape(columns []string) int {
	slices.Sort(columns)
	columns = slices.Compact(columns)
	for i := len(r.Shapes) - 1; i >= 0; i-- {
		if slices.Equal(r.Shapes[i], columns) {
			return i
		}
	}
	r.Shapes = append(r.Shapes, slices.Clone(columns))
	return len(r.Shapes) - 1
}

// unfit is why PostgreSQL would not take a name, or would take it for another.
func unfit(name string) string {
	if name == "" {
		return "which is empty"
	}
	if len(name) > 63 {
		return "which is longer than the 63 bytes of a name in PostgreSQL"
	}
	for i := range len(name) {
		if name[i] == 0 {
			return "which has a NUL in it"
		}
	}
	return ""
}
