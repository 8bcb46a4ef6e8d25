package postgres

import (
	"strings"

	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasmcloud/postgres/query"
	"pelato.task/gen/wasmcloud/postgres/types"
	"pelato.task/pelato"
)

// attempts runs a statement. One that is not repeatable is refused when its
// connection was lost, because it may have been done.
type attempts struct {
	statement  string
	parameters []string
	repeatable bool
	refusals   int
}

func (a *attempts) make() error {
	values := make([]types.PgValue, len(a.parameters))
	for i, parameter := range a.parameters {
		values[i] = types.PgValueText(parameter)
	}
	result := query.Query(a.statement, cm.ToList(values))
	failure := result.Err()
	if failure == nil {
		return nil
	}
	reason := text(failure)
	switch outcomeOf(reason) {
	case notDone:
		return pelato.Failed(reason)
	case unknown:
		if a.repeatable {
			return pelato.Uncertain(reason)
		}
		return pelato.Refused(reason + "; the rows may have been stored, and without a key they are not sent again")
	case answered:
		// The provider does not say what the database answered. It may be that
		// the rows do not fit, or a passing conflict with others: with a key there
		// is no harm in a few attempts more.
		a.refusals++
		if a.repeatable && a.refusals <= mostRefusals {
			return pelato.Failed(explained(reason))
		}
		return pelato.Refused(explained(reason))
	default:
		return pelato.Refused(reason)
	}
}

// mostRefusals is how often rows are tried again that the database refuses.
// They most often do not fit, and then keep an instance busy for nothing.
const mostRefusals = 3

// explained says where PostgreSQL's own words are, which the provider keeps to
// itself.
func explained(reason string) string {
	if strings.HasSuffix(reason, dbError) {
		return reason + " (PostgreSQL's own message is in the log of the database server)"
	}
	return reason
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
	refused  outcome = iota // it was not done, and never will be
	answered                // the database answered with an error
	notDone                 // it was not done, and may be another time
	unknown                 // the connection was lost between sending and answer
)

const dbError = "db error"

// The provider hands errors on as text: what it was doing, then the kind of
// error as its driver names it, then at most what the error is about, which may
// hold any text of a message's. So only the beginning tells anything.
var (
	// No connection, or the provider does not know the link yet.
	notDoneBeginnings = []string{"missing connection pool", "failed to build client from pool"}
	doings            = []string{"failed to perform query: ", "failed to evaluate full row: "}
	unknownKinds      = []string{
		"connection closed",
		"error communicating with the server",
		"unexpected message from server",
		"error parsing response from server",
		"timeout waiting for server",
	}
)

func outcomeOf(reason string) outcome {
	if beginsWith(reason, notDoneBeginnings) != "" {
		return notDone
	}
	doing := beginsWith(reason, doings)
	if doing == "" {
		return refused
	}
	kind := reason[len(doing):]
	switch {
	case strings.HasPrefix(kind, dbError):
		return answered
	case beginsWith(kind, unknownKinds) != "":
		return unknown
	default:
		return refused
	}
}

// beginsWith is the one of some beginnings that a text has.
func beginsWith(text string, beginnings []string) string {
	for _, beginning := range beginnings {
		if strings.HasPrefix(text, beginning) {
			return beginning
		}
	}
	return ""
}
