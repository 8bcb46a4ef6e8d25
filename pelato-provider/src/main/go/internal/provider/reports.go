package provider

import (
	"context"
	"log"
	"time"

	"github.com/nats-io/nats.go"

	"pelato.provider/internal/settings"
	"pelato.provider/internal/streams"
)

const (
	// firstTry is how long a task waits for the stream of its reports before it
	// goes on without.
	firstTry  = 2 * time.Second
	lastPause = 5 * time.Minute
)

// reports makes the stream of a workflow's reports in the cloud for a task that
// takes no messages: the pumps of other tasks make it, and there may be none.
type reports struct {
	place    streams.Place
	conn     *nats.Conn
	workflow settings.Workflow
}

// keep returns when the stream is there, or cannot be made yet. Then it goes on
// trying until the context ends: a machine that may not make it, as one on an edge
// without streams of its own, sends its results all the same.
func (r *reports) keep(ctx context.Context) {
	if r.ensure(ctx, firstTry) == nil {
		return
	}
	go func() {
		for pause := time.Second; ; pause = min(2*pause, lastPause) {
			select {
			case <-time.After(pause):
			case <-ctx.Done():
				return
			}
			err := r.ensure(ctx, setupLimit)
			if err == nil || ctx.Err() != nil {
				return
			}
			log.Printf("reports are not kept: %v; trying again", err)
		}
	}()
}

func (r *reports) ensure(ctx context.Context, limit time.Duration) error {
	js, err := r.place.JetStream(r.conn)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return streams.EnsureErrors(ctx, js, r.place, r.workflow)
}
