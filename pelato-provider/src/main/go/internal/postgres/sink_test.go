package postgres

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pelato.provider/internal/component"
	"pelato.provider/internal/outcome"
)

const row = "INSERT INTO readings (body) VALUES ($1)"

func opened(t *testing.T) (*database, *Sink) {
	t.Helper()
	d := &database{}
	s, err := Open("store", d.listen(t), 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return d, s
}

func store(s *Sink) error {
	return s.Store(context.Background(), "id", []component.Outgoing{{Subject: row, Body: []byte("21.5")}})
}

func refusing(part, code string) func(string) string {
	return func(sql string) string {
		if strings.Contains(sql, part) {
			return code
		}
		return ""
	}
}

func TestAMessageWaitsWhereItsIDCannotBeNoted(t *testing.T) {
	for code, what := range map[string]string{
		"42501": "no right to the table", "42P01": "the table is gone", "26000": "a pooler gave the statement to another server",
	} {
		d, s := opened(t)
		if err := store(s); err != nil {
			t.Fatal(err)
		}
		d.refuse(refusing("INTO pelato_done", code))
		var again outcome.Again
		if err := store(s); !errors.As(err, &again) || !strings.Contains(err.Error(), "pelato_done") || !strings.Contains(err.Error(), code) {
			t.Errorf("%s: it ends with %v", what, err)
		}
		d.refuse(nil)
		if err := store(s); err != nil {
			t.Errorf("%s: the next attempt ends with %v", what, err)
		}
		if n := d.count("to_regclass"); n != 2 {
			t.Errorf("%s: the table was looked for %d times", what, n)
		}
		if n := d.count(row); n != 2 {
			t.Errorf("%s: the row was stored %d times", what, n)
		}
	}
}

func TestAMessageWaitsWhereTheTableOfIDsCannotBeLookedFor(t *testing.T) {
	d, s := opened(t)
	d.refuse(refusing("to_regclass", "42501"))
	var again outcome.Again
	if err := store(s); !errors.As(err, &again) {
		t.Errorf("it ends with %v", err)
	}
}

func TestARowThatTheDatabaseDoesNotTakeIsRefusedWithItsReason(t *testing.T) {
	d, s := opened(t)
	d.refuse(refusing("INTO readings", "23505"))
	var refused outcome.Refused
	if err := store(s); !errors.As(err, &refused) || err.Error() != "ERROR: refused (SQLSTATE 23505)" {
		t.Errorf("it ends with %v", err)
	}
	d.refuse(nil)
	if err := store(s); err != nil {
		t.Fatal(err)
	}
	if n := d.count("to_regclass"); n != 1 {
		t.Errorf("the table was looked for %d times", n)
	}
}

func TestAFailureThatPassesIsWaitedForWhicheverStatementMeetsIt(t *testing.T) {
	for _, part := range []string{"to_regclass", "INTO pelato_done", "INTO readings"} {
		d, s := opened(t)
		d.refuse(refusing(part, "57P01"))
		var again outcome.Again
		if err := store(s); !errors.As(err, &again) || err.Error() != "ERROR: refused (SQLSTATE 57P01)" {
			t.Errorf("%s: it ends with %v", part, err)
		}
	}
}
