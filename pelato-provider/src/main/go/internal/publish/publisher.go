// Package publish stores messages in streams, until they are stored.
package publish

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/component"
	"pelato.provider/internal/metrics"
	"pelato.provider/internal/notice"
	"pelato.provider/internal/outcome"
)

const (
	firstPause = 200 * time.Millisecond
	lastPause  = 5 * time.Second
)

// Publisher sends what a task of a workflow returns to where it is kept.
type Publisher struct {
	Conn   *nats.Conn
	Stream jetstream.JetStream
	Routes *Routes
	Count  *metrics.Task

	waits *notice.Hindrance
}

// New publishes over a connection, for a task with this name.
func New(nc *nats.Conn, task string, routes *Routes, count *metrics.Task) (*Publisher, error) {
	js, err := jetstream.New(nc, jetstream.WithPublishAsyncMaxPending(4000), jetstream.WithPublishAsyncTimeout(10*time.Second))
	if err != nil {
		return nil, err
	}
	return &Publisher{Conn: nc, Stream: js, Routes: routes, Count: count, waits: notice.NewHindrance(task + ": results")}, nil
}

// Store returns when all messages are stored, or as soon as one is refused for
// good, or when the context ends. What is stored twice under one id is there
// once. A stream that is full or cannot be reached is waited for.
func (p *Publisher) Store(ctx context.Context, id string, messages []component.Outgoing) error {
	left := make([]pending, 0, len(messages))
	for i, m := range messages {
		left = append(left, pending{message: m, id: id + "-" + strconv.Itoa(i)})
	}
	waiting := false
	waits := p.waits.Waiter()
	defer waits.Done()
	defer func() {
		if waiting {
			p.Count.Waiting.Add(-1)
		}
	}()
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		failed, err := p.attempt(ctx, left)
		if len(failed) == 0 || ctx.Err() != nil {
			return ctx.Err()
		}
		if refused := p.refusal(err); refused != nil {
			return refused
		}
		if !waiting {
			waiting = true
			p.Count.Waiting.Add(1)
		}
		waits.Failed(fmt.Errorf("%s: %w", failed[0].message.Subject, err))
		left = failed
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// pending is a message that is not stored yet.
type pending struct {
	message component.Outgoing
	id      string
	future  jetstream.PubAckFuture
}

// attempt sends the messages and waits for their acknowledgements. It gives
// those that were not stored, and why the last of them was not.
func (p *Publisher) attempt(ctx context.Context, messages []pending) (failed []pending, reason error) {
	for i := range messages {
		if err := p.send(ctx, &messages[i]); err != nil {
			failed, reason = append(failed, messages[i]), err
		}
	}
	for _, m := range messages {
		if m.future == nil {
			continue
		}
		select {
		case ack := <-m.future.Ok():
			p.Count.Sent.Add(1)
			if ack.Duplicate {
				p.Count.Repeated.Add(1)
			}
		case err := <-m.future.Err():
			failed, reason = append(failed, pending{message: m.message, id: m.id}), err
		case <-ctx.Done():
			return append(failed, m), ctx.Err()
		}
	}
	return failed, reason
}

// send sends a message. It has no future afterwards where nobody keeps it.
func (p *Publisher) send(ctx context.Context, m *pending) error {
	m.future = nil
	route, err := p.Routes.Of(ctx, m.message.Subject)
	if err != nil {
		return err
	}
	if route.Plainly {
		if err := p.Conn.Publish(m.message.Subject, m.message.Body); err != nil {
			return err
		}
	}
	if route.Subject == "" {
		p.Count.Sent.Add(1)
		return nil
	}
	options := []jetstream.PublishOpt{jetstream.WithMsgID(m.id)}
	if route.Stream != "" {
		options = append(options, jetstream.WithExpectStream(route.Stream))
	}
	future, err := p.Stream.PublishMsgAsync(&nats.Msg{Subject: route.Subject, Data: m.message.Body}, options...)
	if err != nil {
		return err
	}
	m.future = future
	return nil
}

func (p *Publisher) refusal(err error) error {
	if outcome.TooLong(err) {
		return outcome.Refused(fmt.Sprintf("a result is longer than the server takes (max_payload %d): %v", p.Conn.MaxPayload(), err))
	}
	if errors.Is(err, nats.ErrBadSubject) {
		return outcome.Refused("a result has no subject that NATS takes: " + err.Error())
	}
	return nil
}
