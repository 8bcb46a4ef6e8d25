// Package work takes the messages of a task from its stream, has them worked
// on, and acknowledges each when all that came of it is stored.
package work

import (
	"context"
	"errors"
	"log"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/component"
	"pelato.provider/internal/metrics"
	"pelato.provider/internal/notice"
	"pelato.provider/internal/settings"
)

// Worker makes of a message what is to be stored.
type Worker interface {
	Handle(ctx context.Context, m component.Message) ([]component.Outgoing, error)
}

// GroupWorker works on several messages with one call.
type GroupWorker interface {
	Worker
	HandleAll(ctx context.Context, messages []component.Message) ([]component.Answer, error)
}

// Sink stores what came of a message. What is stored twice under one id is there
// once. It returns nil when all is stored, [outcome.Refused] if that can never
// be, and [outcome.Again] if it may be later.
type Sink interface {
	Store(ctx context.Context, id string, out []component.Outgoing) error
}

// Grace is how long work that has begun may take when a pump ends.
const Grace = 3 * time.Second

// Pump hands the messages of one stream to one task.
type Pump struct {
	Task     settings.Task
	Worker   Worker
	Sink     Sink
	Reporter *Reporter
	Count    *metrics.Task
	// Open makes the stream and the consumer, and whatever goes with them, until
	// the context ends.
	Open func(ctx context.Context) (jetstream.Consumer, error)
	// Plain is a message's subject as the task knows it.
	Plain func(subject string) string
	// Name is the task's part in the ids of what it sends.
	Name string

	trouble  atomic.Pointer[string]
	hand     hand
	once     sync.Once
	waits    *notice.Hindrance
	failures notice.Repeated
	lostAcks notice.Repeated
}

// Trouble is why the pump does not run, or empty.
func (p *Pump) Trouble() string {
	if t := p.trouble.Load(); t != nil {
		return *t
	}
	return ""
}

// hindrance is what keeps this pump's messages waiting.
func (p *Pump) hindrance() *notice.Hindrance {
	p.once.Do(func() { p.waits = notice.NewHindrance(p.Name) })
	return p.waits
}

// Run pumps until the context ends. Whatever hinders it is told and tried
// again. After the end it gives messages that are not finished back, so that
// others take them at once.
func (p *Pump) Run(ctx context.Context) {
	const pause = time.Second
	for ctx.Err() == nil {
		err := p.pump(ctx)
		if err == nil || ctx.Err() != nil {
			continue
		}
		text := p.Name + ": " + err.Error()
		p.trouble.Store(&text)
		p.failures.Printf("%s; trying again", text)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
		}
	}
}

func (p *Pump) pump(ctx context.Context) error {
	// What stays open for this consumer ends with it.
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	consumer, err := p.Open(ctx)
	if err != nil {
		return err
	}
	p.trouble.Store(nil)
	log.Printf("%s takes messages of %s", p.Name, consumer.CachedInfo().Stream)
	// What is at hand when the end comes may still be finished, for a while.
	atWork, give := context.WithCancel(context.WithoutCancel(ctx))
	defer give()
	go p.hand.keep(atWork, p.Task.AckWait/3)
	var working sync.WaitGroup
	defer working.Wait()
	defer func() { time.AfterFunc(Grace, give) }()
	fetcher := newFetcher(consumer, p.Task.AtOnce)
	handle := func(m jetstream.Msg) {
		working.Add(1)
		go func() {
			defer working.Done()
			defer fetcher.free()
			p.single(atWork, m)
		}()
	}
	if group, several := p.Worker.(GroupWorker); several && p.Task.Batch > 1 {
		groups := p.groups(atWork, group, &working, fetcher)
		defer close(groups)
		handle = func(m jetstream.Msg) { groups <- m }
	}
	err = fetcher.run(ctx, handle)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// single works on one message that was fetched.
func (p *Pump) single(ctx context.Context, m jetstream.Msg) {
	h := p.take(m)
	if h == nil {
		return
	}
	defer p.release(h)
	p.finish(ctx, h, func() ([]component.Outgoing, error) {
		return h.worked(ctx, p.Worker)
	})
}
