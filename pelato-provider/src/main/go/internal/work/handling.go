package work

import (
	"context"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/component"
	"pelato.provider/internal/metrics"
	"pelato.provider/internal/notice"
	"pelato.provider/internal/outcome"
	"pelato.provider/internal/wrpc"
)

const (
	nobodyPause = 250 * time.Millisecond
	firstPause  = 200 * time.Millisecond
	lastPause   = 30 * time.Second

	// mostEnded is how often a message is handed over whose component ends
	// without an answer, and mostSilent when there is none in time: a host that
	// dies with the message counts as well.
	mostEnded  = 5
	mostSilent = 3
)

// handling is a message at hand.
type handling struct {
	message component.Message
	jet     jetstream.Msg
	count   *metrics.Task
	waits   *notice.Waiter
}

// take takes a message into the hand; nil if it is none of JetStream's.
func (p *Pump) take(m jetstream.Msg) *handling {
	meta, err := m.Metadata()
	if err != nil {
		log.Printf("%s: a message without metadata was left out: %v", p.Name, err)
		return nil
	}
	p.Count.Delivered.Add(1)
	p.Count.InWork.Add(1)
	p.hand.add(m)
	return &handling{
		jet:   m,
		count: p.Count,
		waits: p.hindrance().Waiter(),
		message: component.Message{
			// The time tells a stream from one of the same name that was deleted.
			ID:      fmt.Sprintf("%s-%s-%d-%x", p.Name, meta.Stream, meta.Sequence.Stream, meta.Timestamp.UnixNano()),
			Attempt: int(meta.NumDelivered),
			Subject: p.Plain(m.Subject()),
			Body:    m.Data(),
		},
	}
}

func (p *Pump) release(h *handling) {
	h.waits.Done()
	p.hand.remove(h.jet)
	p.Count.InWork.Add(-1)
}

// worked has a message worked on until there is an answer that counts.
func (h *handling) worked(ctx context.Context, worker Worker) (out []component.Outgoing, err error) {
	ended, silent := 0, 0
	err = h.repeat(ctx, func() (time.Duration, error) {
		out, err = worker.Handle(ctx, h.message)
		switch {
		case errors.Is(err, wrpc.ErrNobody):
			return nobodyPause, outcome.Again(err.Error())
		case errors.Is(err, wrpc.ErrShort):
			h.count.Lost.Add(1)
			if ended++; ended >= mostEnded {
				return 0, outcome.Refused(fmt.Sprintf("the task ended %d times without an answer, by a trap of WebAssembly or for want of memory", ended))
			}
			return 0, outcome.Again(err.Error())
		case errors.Is(err, wrpc.ErrNoAnswer), errors.Is(err, wrpc.ErrNotAccepted):
			h.count.Lost.Add(1)
			if silent++; silent >= mostSilent {
				return 0, outcome.Refused(fmt.Sprintf("handed to the task %d times: %v", silent, err))
			}
			return 0, outcome.Again(err.Error())
		}
		var again outcome.Again
		if errors.As(err, &again) {
			h.count.Again.Add(1)
		}
		h.message.Attempt++
		return 0, passing(ctx, err)
	})
	return out, err
}

// passing takes what is no answer of the component for something that passes,
// such as a connection to NATS that is broken just now: a message is reported for
// what its task says of it, and not for that.
func passing(ctx context.Context, err error) error {
	var refused outcome.Refused
	var again outcome.Again
	var panicked outcome.Panicked
	switch {
	case err == nil, ctx.Err() != nil, errors.As(err, &refused), errors.As(err, &again), errors.As(err, &panicked):
		return err
	case errors.Is(err, nats.ErrMaxPayload):
		return outcome.Refused("the message is longer than the server takes: " + err.Error())
	}
	return outcome.Again("the message could not be handed over: " + err.Error())
}

// finish stores what the work gives, and acknowledges the message. A message
// that cannot be worked on, or whose results cannot be stored, is reported.
func (p *Pump) finish(ctx context.Context, h *handling, work func() ([]component.Outgoing, error)) {
	out, err := work()
	if err == nil && len(out) > 0 {
		err = h.repeat(ctx, func() (time.Duration, error) {
			err := p.Sink.Store(ctx, h.message.ID, out)
			var again outcome.Again
			if errors.As(err, &again) {
				h.count.Again.Add(1)
			}
			return 0, err
		})
	}
	if err == nil {
		p.Count.Done.Add(1)
		p.acknowledged(h.jet.Ack())
		return
	}
	if ctx.Err() == nil && p.Reporter.Report(ctx, h.message, err.Error()) == nil {
		p.Count.Reported.Add(1)
		p.acknowledged(h.jet.TermWithReason("reported"))
		return
	}
	// The provider or the link ends: another one takes the message at once.
	_ = h.jet.Nak()
}

// acknowledged notes an acknowledgement that was not sent. The message comes
// again then, and its results are recognised by their ids.
func (p *Pump) acknowledged(err error) {
	if err != nil {
		p.lostAcks.Printf("%s: a message was not acknowledged and will come again: %v", p.Name, err)
	}
}

// repeat makes an attempt until it does not end with [outcome.Again]. An attempt
// may set the pause before the next one.
func (h *handling) repeat(ctx context.Context, attempt func() (time.Duration, error)) error {
	defer h.waits.Done()
	for pause := firstPause; ; {
		set, err := attempt()
		var again outcome.Again
		if err == nil || !errors.As(err, &again) {
			return err
		}
		h.waits.Failed(err)
		wait := set
		if wait == 0 {
			wait, pause = pause, min(2*pause, lastPause)
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
