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
		statement, parameters, err := statementFor(task, message)
		if err != nil || statement == "" {
			return err
		}
		attempts := attempts{statement: statement, parameters: parameters, repeatable: pelato.Setting("key") != ""}
		return pelato.Retry(attempts.make)
	}
}

// Returning is the work of a component whose provider runs the statement: it is
// the subject of the first message that is returned, and the parameters are the
// bodies of all.
func Returning(task pelato.Task) pelato.Returning {
	return func(message pelato.Message) ([]pelato.Outgoing, error) {
		statement, parameters, err := statementFor(task, message)
		if err != nil || statement == "" {
			return nil, err
		}
		out := make([]pelato.Outgoing, len(parameters))
		for i, parameter := range parameters {
			out[i].Body = unsafe.Slice(unsafe.StringData(parameter), len(parameter))
		}
		out[0].Subject = statement
		return out, nil
	}
}

// statementFor is what stores the rows that the task returns for a message, or
// empty where it returns none.
func statementFor(task pelato.Task, message pelato.Message) (statement string, parameters []string, err error) {
	result, err := task(message.Body)
	if err != nil || len(result) == 0 {
		return "", nil, err
	}
	if !utf8.Valid(result) {
		return "", nil, pelato.Refused("what the task returned is not UTF-8, so it is no JSON")
	}
	table := sql.Table{Name: sql.ParseTable(pelato.Setting("table")), Key: pelato.SettingList("key")}
	rows, err := sql.ParseRows(unsafe.String(unsafe.SliceData(result), len(result)), table.Key)
	if err != nil || len(rows.ShapeOf) == 0 {
		return "", nil, err
	}
	statement, parameters = table.Statement(rows)
	return statement, parameters, nil
}
