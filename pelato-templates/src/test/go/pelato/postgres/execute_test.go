package postgres

import "testing"

func TestTheBeginningOfTheProvidersTextTellsWhatMayBeTriedAgain(t *testing.T) {
	for reason, want := range map[string]outcome{
		"missing connection pool for source [temperature-db_sync] while querying":                         notDone,
		"failed to build client from pool: Error occurred while creating a new object: db error":          notDone,
		"failed to build client from pool: error connecting to server: Connection refused (os error 111)": notDone,
		"failed to perform query: db error":                                                               answered,
		"failed to evaluate full row: db error":                                                           answered,
		"failed to perform query: connection closed":                                                      unknown,
		"failed to evaluate full row: connection closed":                                                  unknown,
		"failed to perform query: error communicating with the server: Broken pipe (os error 32)":         unknown,
		"failed to perform query: error communicating with the server":                                    unknown,
		"failed to perform query: error serializing parameter 0":                                          refused,
		"something that no provider has said yet":                                                         refused,
	} {
		if got := outcomeOf(reason); got != want {
			t.Errorf("%s: %v, not %v", reason, got, want)
		}
	}
}

func TestWhatAValueSaysIsNeverTheStateOfTheDatabase(t *testing.T) {
	for _, value := range []string{
		"deadlock detected", "connection closed", "missing connection pool", "the database system is shutting down",
		"failed to build client from pool", "timeout waiting for server", "failed to perform query: connection closed",
	} {
		for _, before := range []string{
			"failed to perform query: db error: ERROR: invalid input syntax for type integer: ",
			"failed to evaluate full row: db error: ERROR: ",
		} {
			if got := outcomeOf(before + value); got != answered {
				t.Errorf("%s%s: %v", before, value, got)
			}
		}
	}
}

func TestAReasonSaysWherePostgreSQLsOwnIs(t *testing.T) {
	if got := explained("failed to perform query: db error"); got !=
		"failed to perform query: db error (PostgreSQL's own message is in the log of the database server)" {
		t.Error(got)
	}
	whole := "failed to perform query: db error: ERROR: deadlock detected"
	if got := explained(whole); got != whole {
		t.Error(got)
	}
}
