package postgres

import (
	"strings"

	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasmcloud/postgres/query"
	"pelato.task/gen/wasmcloud/postgres/types"
	"pelato.task/pelato"
)

// execute runs a statement once. A statement that is not repeatable is refused
// when its connection was lost, because it may have been done.
func execute(statement string, parameters []string, repeatable bool) error {
	values := make([]types.PgValue, len(parameters))
	for i, parameter := range parameters {
		values[i] = types.PgValueText(parameter)
	}
	result := query.Query(statement, cm.ToList(values))
	failure := result.Err()
	if failure == nil {
		return nil
	}
	reason := text(failure)
	switch outcomeOf(reason) {
	case notDone:
		return pelato.Failed(reason)
	case unknown:
		if repeatable {
			return pelato.Uncertain(reason)
		}
		return pelato.Refused(reason + "; the rows may have been stored, and without a key they are not sent again")
	default:
		return pelato.Refused(reason)
	}
}

func text(failure *types.QueryError) string {
	for _, reason := range []*string{failure.InvalidParams(), failure.InvalidQuery(), failure.Unexpected()} {
		if reason != nil {
			return *reason
		}
	}
	return "the database provider gave no reason"
}

type outcome int

const (
	refused outcome = iota // the database answered that it will not
	notDone                // it was not done, and may be another time
	unknown                // the connection was lost between sending and answer
)

// The provider hands errors on as text, so the text is what there is to tell
// them apart. PostgreSQL's own messages are in English unless its lc_messages
// say otherwise; an error that is not recognised counts as refused.
var (
	notDoneTexts = []string{
		"missing connection pool",            // the provider does not know the link yet
		"failed to build client from pool",   // no connection
		"error connecting to server",         // no connection
		"the database system is",             // starting up, shutting down, in recovery mode
		"terminating connection",             // by an administrator
		"connection slots",                   // all in use
		"too many connections",               // for a role or database
		"too many clients",                   // for the server
		"deadlock detected",                  //
		"could not serialize access",         //
		"canceling statement",                // lock or statement timeout, an administrator
		"cannot execute insert in a read-on", // a standby, until it is promoted
		"no space left on device",            //
		"out of shared memory",               //
	}
	unknownTexts = []string{
		"connection closed",
		"error communicating with the server",
		"unexpected message from server",
		"timeout waiting for server",
		"failed to evaluate full row",
	}
)

func outcomeOf(reason string) outcome {
	reason = strings.ToLower(reason)
	for _, text := range notDoneTexts {
		if strings.Contains(reason, text) {
			return notDone
		}
	}
	if strings.Contains(reason, "db error") {
		return refused
	}
	for _, text := range unknownTexts {
		if strings.Contains(reason, text) {
			return unknown
		}
	}
	return refused
}
