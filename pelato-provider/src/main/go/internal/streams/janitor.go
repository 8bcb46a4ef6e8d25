package streams

import (
	"context"
	"fmt"
	"log"
	"math"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"
)

const (
	// soon is when a janitor looks for the first time: some providers never run
	// for long.
	soon = 10 * time.Second
	// probe begins the names of the consumers by which janitors ask for times.
	probe = "window-"
	// probeKept is how long the server keeps such a consumer. A provider has no
	// right to delete any.
	probeKept = 5 * time.Second
)

// Janitor removes messages that every consumer has done with and that are
// older than the window: until then they carry the ids by which a repeated
// message is recognised, after a restart of the server too. Their age is told by
// the stream and its server's clock, so that it does not matter how long this
// provider has run.
type Janitor struct {
	JetStream jetstream.JetStream
	Stream    string
	Window    time.Duration
}

// Run clears away until the context ends.
func (j *Janitor) Run(ctx context.Context) {
	for pause := min(soon, j.every()); ; pause = j.every() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
			if err := j.Clear(ctx); err != nil && ctx.Err() == nil {
				log.Printf("old messages of the stream %s were not removed: %v", j.Stream, err)
			}
		}
	}
}

func (j *Janitor) every() time.Duration { return max(j.Window/20, time.Second) }

// Clear removes what may go at this moment.
func (j *Janitor) Clear(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	stream, err := j.JetStream.Stream(ctx, j.Stream)
	if err != nil {
		return err
	}
	info := stream.CachedInfo()
	state, begin := info.State, info.TimeStamp.Add(-j.Window)
	// The janitors of other tasks and hosts clear the same stream: one at a time is enough.
	if state.Msgs == 0 || state.FirstTime.After(begin.Add(-j.every())) {
		return nil
	}
	done, err := doneWith(ctx, stream, state.LastSeq)
	if err != nil || done < state.FirstSeq {
		return err
	}
	old := state.LastSeq
	if !state.LastTime.Before(begin) {
		if old, err = lastBefore(ctx, stream, begin); err != nil {
			return err
		}
	}
	upTo := min(old, done)
	if upTo < state.FirstSeq {
		return nil
	}
	if err := stream.Purge(ctx, jetstream.WithPurgeSequence(upTo+1)); err != nil {
		return fmt.Errorf("purge up to %d: %w", upTo, err)
	}
	return nil
}

// lastBefore is the last sequence that was stored before a time: the one before
// that with which a consumer begins that starts there. It takes no right beside
// those for the tasks' own consumers.
func lastBefore(ctx context.Context, stream jetstream.Stream, begin time.Time) (uint64, error) {
	consumer, err := stream.CreateConsumer(ctx, jetstream.ConsumerConfig{
		Name:              probe + nuid.Next(),
		Description:       "Tells for a moment where the window begins; made by pelato-messaging.",
		DeliverPolicy:     jetstream.DeliverByStartTimePolicy,
		OptStartTime:      &begin,
		AckPolicy:         jetstream.AckNonePolicy,
		InactiveThreshold: probeKept,
		MemoryStorage:     true,
	})
	if err != nil {
		return 0, fmt.Errorf("where the window begins: %w", err)
	}
	return consumer.CachedInfo().Delivered.Stream, nil
}

// doneWith is up to where every consumer has acknowledged. The floor of a
// consumer stays at its last message, however many of others came since; one
// that has nothing to do had done with all that was there before it was asked.
func doneWith(ctx context.Context, stream jetstream.Stream, last uint64) (uint64, error) {
	consumers := stream.ListConsumers(ctx)
	done := uint64(math.MaxUint64)
	count := 0
	for c := range consumers.Info() {
		if c.Config.Durable == "" && strings.HasPrefix(c.Name, probe) {
			continue // a janitor's, which reads nothing
		}
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
