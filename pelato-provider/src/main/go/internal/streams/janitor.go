package streams

import (
	"context"
	"fmt"
	"log"
	"math"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Janitor removes messages that every consumer has done with and that are
// older than the window: until then they carry the ids by which a repeated
// message is recognised, after a restart of the server too.
type Janitor struct {
	JetStream jetstream.JetStream
	Stream    string
	Window    time.Duration
	marks     []mark
}

// mark is the last sequence at a moment.
type mark struct {
	at       time.Time
	sequence uint64
}

// Run clears away until the context ends.
func (j *Janitor) Run(ctx context.Context) {
	tick := time.NewTicker(max(j.Window/20, time.Second))
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			if err := j.Clear(ctx, now); err != nil && ctx.Err() == nil {
				log.Printf("old messages of the stream %s were not removed: %v", j.Stream, err)
			}
		}
	}
}

// Clear removes what may go at this moment.
func (j *Janitor) Clear(ctx context.Context, now time.Time) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	stream, err := j.JetStream.Stream(ctx, j.Stream)
	if err != nil {
		return err
	}
	state := stream.CachedInfo().State
	j.marks = append(j.marks, mark{now, state.LastSeq})
	upTo := j.passed(now)
	if upTo < state.FirstSeq || upTo == 0 {
		return nil
	}
	done, err := doneWith(ctx, stream, state.LastSeq)
	if err != nil {
		return err
	}
	if upTo = min(upTo, done); upTo < state.FirstSeq {
		return nil
	}
	if err := stream.Purge(ctx, jetstream.WithPurgeSequence(upTo+1)); err != nil {
		return fmt.Errorf("purge up to %d: %w", upTo, err)
	}
	return nil
}

// passed is the last sequence of a window ago.
func (j *Janitor) passed(now time.Time) uint64 {
	last := 0
	for last < len(j.marks) && now.Sub(j.marks[last].at) > j.Window {
		last++
	}
	if last == 0 {
		return 0
	}
	sequence := j.marks[last-1].sequence
	j.marks = j.marks[last-1:]
	return sequence
}

// doneWith is up to where every consumer has acknowledged. The floor of a
// consumer stays at its last message, however many of others came since; one
// that has nothing to do had done with all that was there before it was asked.
func doneWith(ctx context.Context, stream jetstream.Stream, last uint64) (uint64, error) {
	consumers := stream.ListConsumers(ctx)
	done := uint64(math.MaxUint64)
	count := 0
	for c := range consumers.Info() {
		count++
		if c.NumPending == 0 && c.NumAckPending == 0 {
			done = min(done, last)
		} else {
			done = min(done, c.AckFloor.Stream)
		}
	}
	if count == 0 {
		return 0, consumers.Err()
	}
	return done, consumers.Err()
}
