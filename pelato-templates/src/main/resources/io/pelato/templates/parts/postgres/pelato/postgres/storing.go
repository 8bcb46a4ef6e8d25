// Package postgres stores what a task returns in a table.
package postgres

import (
	"unicode/utf8"
	"unsafe"

	"pelato.task/pelato"
	"pelato.task/pelato/sql"
)

// Storing is the work of a component that stores what its task returns, a JSON
// object or an array of objects, in its table. A message's rows are stored by
// one statement: all of them or none.
func Storing(task pelato.Task) pelato.Work {
	return func(message pelato.Message) error {
		result, err := task(message.Body)
		if err != nil || len(result) == 0 {
			return err
		}
		if !utf8.Valid(result) {
			return pelato.Refused("what the task returned is not UTF-8, so it is no JSON")
		}
		table := sql.Table{Name: sql.ParseTable(pelato.Setting("table")), Key: pelato.SettingList("key")}
		rows, err := sql.ParseRows(unsafe.String(unsafe.SliceData(result), len(result)), table.Key)
		if err != nil || len(rows.ShapeOf) == 0 {
			return err
		}
		statement, parameters := table.Statement(rows)
		attempts := attempts{statement: statement, parameters: parameters, repeatable: len(table.Key) > 0}
		return pelato.Retry(attempts.make)
	}
}
