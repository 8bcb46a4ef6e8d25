package postgres

import "testing"

func TestTheProvidersTextsTellWhatMayBeTriedAgain(t *testing.T) {
	for reason, want := range map[string]outcome{
		"missing connection pool for source [temperature-db_sync] while querying":                                   notDone,
		"failed to build client from pool: error connecting to server: Connection refused (os error 111)":           notDone,
		"failed to perform query: db error: FATAL: the database system is shutting down":                            notDone,
		"failed to perform query: db error: FATAL: terminating connection due to administrator command":             notDone,
		"failed to perform query: db error: ERROR: deadlock detected":                                               notDone,
		"failed to perform query: db error: ERROR: canceling statement due to lock timeout":                         notDone,
		"failed to perform query: db error: ERROR: cannot execute INSERT in a read-only transaction":                notDone,
		"failed to perform query: connection closed":                                                                unknown,
		"failed to perform query: error communicating with the server: Broken pipe (os error 32)":                   unknown,
		"failed to perform query: db error: ERROR: null value in column \"v\" violates not-null constraint":         refused,
		"failed to perform query: db error: ERROR: invalid input syntax for type numeric: \"connection closed\"":    refused,
		"failed to perform query: db error":                                                                         refused,
		"something that no provider has said yet":                                                                   refused,
		"failed to evaluate full row: db error: ERROR: duplicate key value violates unique constraint \"readings\"": refused,
	} {
		if got := outcomeOf(reason); got != want {
			t.Errorf("%s: %v, not %v", reason, got, want)
		}
	}
}
