package work

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// hand holds the messages at hand, and tells the server that they are worked
// on: the time after which a message is given to another can stay short, though
// tasks may take long.
type hand struct {
	messages sync.Map
}

func (h *hand) add(m jetstream.Msg)    { h.messages.Store(m, time.Now()) }
func (h *hand) remove(m jetstream.Msg) { h.messages.Delete(m) }

func (h *hand) keep(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			h.messages.Range(func(key, since any) bool {
				if now.Sub(since.(time.Time)) >= every/2 {
					_ = key.(jetstream.Msg).InProgress()
				}
				return true
			})
		}
	}
}
