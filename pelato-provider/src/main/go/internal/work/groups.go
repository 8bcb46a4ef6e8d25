package work

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/component"
	"pelato.provider/internal/wrpc"
)

// groups hands over what has come in meanwhile with one call. What fails as a
// group is tried one by one.
func (p *Pump) groups(ctx context.Context, worker GroupWorker, working *sync.WaitGroup, f *fetcher) chan jetstream.Msg {
	ready := make(chan jetstream.Msg, p.Task.AtOnce)
	for range max(1, p.Task.AtOnce/p.Task.Batch) {
		working.Add(1)
		go func() {
			defer working.Done()
			for first := range ready {
				group := collect(first, ready, p.Task.Batch)
				p.group(ctx, worker, group)
				f.give(len(group), 0)
			}
		}()
	}
	return ready
}

// collect takes what is there, without waiting for more.
func collect(first jetstream.Msg, ready <-chan jetstream.Msg, most int) []jetstream.Msg {
	group := []jetstream.Msg{first}
	for len(group) < most {
		select {
		case m, open := <-ready:
			if !open {
				return group
			}
			group = append(group, m)
		default:
			return group
		}
	}
	return group
}

func (p *Pump) group(ctx context.Context, worker GroupWorker, group []jetstream.Msg) {
	if len(group) == 1 {
		p.single(ctx, group[0])
		return
	}
	var handlings []*handling
	var messages []component.Message
	for _, m := range group {
		if h := p.take(m); h != nil {
			handlings = append(handlings, h)
			messages = append(messages, h.message)
		}
	}
	answers, err := worker.HandleAll(ctx, messages)
	for errors.Is(err, wrpc.ErrNobody) && ctx.Err() == nil {
		time.Sleep(nobodyPause)
		answers, err = worker.HandleAll(ctx, messages)
	}
	var finished sync.WaitGroup
	for i, h := range handlings {
		finished.Add(1)
		go func() {
			defer finished.Done()
			defer p.release(h)
			p.finish(ctx, h, func() ([]component.Outgoing, error) {
				if err == nil && answers[i].Err == nil {
					return answers[i].Out, nil
				}
				return h.worked(ctx, worker)
			})
		}()
	}
	finished.Wait()
}
