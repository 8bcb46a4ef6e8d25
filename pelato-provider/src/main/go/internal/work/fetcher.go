package work

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	expiry    = 20 * time.Second
	heartbeat = 5 * time.Second
)

// fetcher asks for as many messages as there are free places, so that none
// waits in the client's memory while its time runs.
type fetcher struct {
	consumer jetstream.Consumer
	most     int

	mu          sync.Mutex
	places      int // that are free and that no request has reserved
	outstanding int // requests
	changed     chan struct{}
}

func newFetcher(consumer jetstream.Consumer, places int) *fetcher {
	return &fetcher{consumer: consumer, most: places, places: places, changed: make(chan struct{}, 1)}
}

// run hands out messages until the context ends or the consumer is gone.
func (f *fetcher) run(ctx context.Context, handle func(jetstream.Msg)) error {
	failures := make(chan error, 1)
	var requests sync.WaitGroup
	defer requests.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for {
		if count := f.reserve(); count > 0 {
			requests.Add(1)
			go func() {
				defer requests.Done()
				if err := f.request(ctx, count, handle); err != nil {
					select {
					case failures <- err:
					default:
					}
				}
			}()
		}
		select {
		case <-f.changed:
		case err := <-failures:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// reserve takes the free places for a request, unless there are few and another
// request is under way: a request for each message would be slow.
func (f *fetcher) reserve() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.places == 0 || f.outstanding > 0 && f.places < max(1, f.most/4) {
		return 0
	}
	count := f.places
	f.places = 0
	f.outstanding++
	return count
}

// free gives a place back.
func (f *fetcher) free() { f.give(1, 0) }

func (f *fetcher) give(places, requests int) {
	f.mu.Lock()
	f.places += places
	f.outstanding -= requests
	f.mu.Unlock()
	select {
	case f.changed <- struct{}{}:
	default:
	}
}

func (f *fetcher) request(ctx context.Context, count int, handle func(jetstream.Msg)) error {
	unused := count
	defer func() { f.give(unused, 1) }()
	limited, cancel := context.WithTimeout(ctx, expiry)
	defer cancel()
	batch, err := f.consumer.Fetch(count, jetstream.FetchContext(limited), jetstream.FetchHeartbeat(heartbeat))
	if err != nil {
		return err
	}
	for m := range batch.Messages() {
		if ctx.Err() != nil { // it came after the end
			_ = m.Nak()
			continue
		}
		unused--
		handle(m)
	}
	return lasting(ctx, batch.Error())
}

// lasting leaves out the errors that the next request may not meet.
func lasting(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, nats.ErrTimeout),
		errors.Is(err, jetstream.ErrNoMessages), errors.Is(err, jetstream.ErrNoHeartbeat):
		return nil
	}
	return err
}
