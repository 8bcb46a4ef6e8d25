package provider

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/notice"
	"pelato.provider/internal/streams"
)

// The headers of a message that a schedule of the server made and a stream has
// published again (nats-server, server/stream.go).
const (
	headerScheduler = "Nats-Scheduler"
	headerStream    = "Nats-Stream"
	headerSequence  = "Nats-Sequence"
	headerTime      = "Nats-Time-Stamp"
)

const storeTick = 5 * time.Second

// settle is how long the server may take to store a tick that it has sent out.
const settle = 300 * time.Millisecond

// ticks keeps what schedules send to a task. Servers from 2.14 on let their
// scheduler's headers come in from nobody, so that no stream takes a tick by
// itself; where one does, it is left to it. All providers of a place do this, and
// the id of a tick says that it is the same.
type ticks struct {
	place    streams.Place
	conn     *nats.Conn
	stream   string
	failures notice.Repeated
}

// keep listens on subjects until the context ends.
func (t *ticks) keep(ctx context.Context, subjects []string) error {
	js, err := t.place.JetStream(t.conn)
	if err != nil {
		return err
	}
	for _, subject := range subjects {
		sub, err := t.conn.Subscribe(subject, func(m *nats.Msg) {
			if m.Header.Get(headerScheduler) != "" {
				go t.store(ctx, js, m)
			}
		})
		if err != nil {
			return err
		}
		context.AfterFunc(ctx, func() { _ = sub.Unsubscribe() })
	}
	return nil
}

func (t *ticks) store(ctx context.Context, js jetstream.JetStream, m *nats.Msg) {
	id := "tick-" + m.Header.Get(headerStream) + "-" + m.Header.Get(headerSequence) + "-" + m.Header.Get(headerTime)
	for pause := settle; ; pause = min(2*pause, storeTick) {
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
		err := t.attempt(ctx, js, m, id)
		if err == nil || ctx.Err() != nil {
			return
		}
		t.failures.Printf("a tick on %s is not stored yet: %v", m.Subject, err)
	}
}

func (t *ticks) attempt(ctx context.Context, js jetstream.JetStream, m *nats.Msg, id string) error {
	ctx, cancel := context.WithTimeout(ctx, storeTick)
	defer cancel()
	stream, err := js.Stream(ctx, t.stream)
	if err != nil {
		return err
	}
	last, err := stream.GetLastMsgForSubject(ctx, m.Subject)
	if err == nil && last.Header.Get(headerScheduler) != "" {
		return nil // this stream takes ticks by itself
	}
	if err != nil && !errors.Is(err, jetstream.ErrMsgNotFound) {
		return err
	}
	_, err = js.PublishMsg(ctx, &nats.Msg{Subject: m.Subject, Data: m.Data},
		jetstream.WithMsgID(id), jetstream.WithExpectStream(t.stream))
	return err
}
