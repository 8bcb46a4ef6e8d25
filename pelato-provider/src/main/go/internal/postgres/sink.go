// Package postgres stores what a task returns in a PostgreSQL database: its
// rows and the id of its message in one transaction, so that a message that
// comes again stores nothing again, however much later.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"pelato.provider/internal/component"
	"pelato.provider/internal/outcome"
	"pelato.provider/internal/settings"
)

// Table of the ids of messages whose rows are stored. DDL is what makes it, for
// those who give the task's role no right to create tables.
const DDL = `CREATE TABLE IF NOT EXISTS pelato_done (
  task text NOT NULL, id text NOT NULL, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (task, id))`

const (
	note = `INSERT INTO pelato_done (task, id) VALUES ($1, $2) ON CONFLICT DO NOTHING`
	// limit is how long one transaction may take before it is given up and made
	// again.
	limit = 30 * time.Second
	// keepIDs is how long ids are kept: far longer than a message can wait for
	// being given to another provider.
	keepIDs    = `7 days`
	pruneEvery = time.Hour
)

// Sink stores statements. The first outgoing message has the statement as its
// subject; its parameters, which are texts, are the bodies of all.
type Sink struct {
	task string
	pool *pgxpool.Pool

	mu    sync.Mutex
	ready bool
}

// Open makes a pool of connections, which are made when they are needed.
func Open(task string, d settings.Database, most int) (*Sink, error) {
	config, err := configured(d)
	if err != nil {
		return nil, err
	}
	config.MaxConns = int32(max(2, min(most, 16)))
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, fmt.Errorf("the database's settings cannot be used: %w", err)
	}
	return &Sink{task: task, pool: pool}, nil
}

// Close closes the connections.
func (s *Sink) Close() { s.pool.Close() }

// Store runs the statement, unless it was run for this id before.
func (s *Sink) Store(ctx context.Context, id string, out []component.Outgoing) error {
	if err := s.prepare(ctx); err != nil {
		return classified(errNotNoted{err})
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := pgx.BeginFunc(limited, s.pool, func(tx pgx.Tx) error {
		noted, err := tx.Exec(limited, note, s.task, id)
		if err != nil {
			return errNotNoted{err}
		}
		if noted.RowsAffected() == 0 {
			return nil
		}
		parameters := make([][]byte, len(out))
		for i := range out {
			parameters[i] = out[i].Body
		}
		return tx.Conn().PgConn().ExecParams(limited, out[0].Subject, parameters, nil, nil, nil).Read().Err
	})
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	s.lookAgain(err)
	return classified(err)
}

// lookAgain has the table of ids looked for anew after it was not as it should
// be. While the database is away nothing is known of it.
func (s *Sink) lookAgain(err error) {
	var notNoted errNotNoted
	var pg *pgconn.PgError
	if !errors.As(err, &notNoted) || !errors.As(err, &pg) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ready = false
}

// prepare makes the table of ids if it is not there.
func (s *Sink) prepare(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ready {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var there bool
	if err := s.pool.QueryRow(ctx, `SELECT to_regclass('pelato_done') IS NOT NULL`).Scan(&there); err != nil {
		return err
	}
	if !there {
		if _, err := s.pool.Exec(ctx, DDL); err != nil {
			if again := s.pool.QueryRow(ctx, `SELECT to_regclass('pelato_done') IS NOT NULL`).Scan(&there); again != nil || !there {
				return errNoTable{err}
			}
		}
	}
	s.ready = true
	return nil
}

// Prune removes ids that are too old to be asked for, until the context ends.
func (s *Sink) Prune(ctx context.Context) {
	tick := time.NewTicker(pruneEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			// What fails now is done in an hour.
			_, _ = s.pool.Exec(ctx, `DELETE FROM pelato_done WHERE task = $1 AND at < now() - $2::text::interval`, s.task, keepIDs)
		}
	}
}

type errNoTable struct{ cause error }

func (e errNoTable) Error() string {
	return "there is no table pelato_done for the ids of messages, and it could not be made: " + describe(e.cause) +
		"; make it once: " + DDL
}

// errNotNoted is a failure of Pelato's own statements, which no message can be
// blamed for.
type errNotNoted struct{ cause error }

func (e errNotNoted) Error() string {
	return "the message's id could not be noted in the table pelato_done: " + describe(e.cause)
}

func (e errNotNoted) Unwrap() error { return e.cause }

func describe(err error) string {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return err.Error()
	}
	text := pg.Severity + ": " + pg.Message
	if pg.Detail != "" {
		text += " (" + pg.Detail + ")"
	}
	return text + " (SQLSTATE " + pg.Code + ")"
}

// oneLine joins the lines of the driver's texts, which tell of each address that
// was tried in a line of its own.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func classified(err error) error {
	var missing errNoTable
	var notNoted errNotNoted
	var pg *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &missing):
		return outcome.Again(missing.Error())
	case !errors.As(err, &pg):
		return outcome.Again("the database cannot be reached: " + oneLine(unreached(err).Error()))
	case mayPass(pg.Code):
		return outcome.Again(describe(err))
	case errors.As(err, &notNoted):
		return outcome.Again(notNoted.Error())
	default:
		return outcome.Refused(describe(err))
	}
}

// unreached is what the driver says, whichever statement met it.
func unreached(err error) error {
	var notNoted errNotNoted
	if errors.As(err, &notNoted) {
		return notNoted.cause
	}
	return err
}
