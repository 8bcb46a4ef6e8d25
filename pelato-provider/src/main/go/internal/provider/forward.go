package provider

import (
	"context"
	"log"
	"sync"

	"github.com/nats-io/nats.go"

	"pelato.provider/internal/component"
	"pelato.provider/internal/metrics"
	"pelato.provider/internal/publish"
	"pelato.provider/internal/settings"
	"pelato.provider/internal/streams"
)

// forwardSink stores messages of an edge in the cloud's streams, over the leaf.
type forwardSink struct {
	conn     *nats.Conn
	cloud    streams.Place
	workflow settings.Workflow
	count    *metrics.Task

	mu        sync.Mutex
	publisher *publish.Publisher
}

// Store returns when the cloud has the messages.
func (s *forwardSink) Store(ctx context.Context, id string, out []component.Outgoing) error {
	publisher, err := s.open()
	if err != nil {
		return err
	}
	return publisher.Store(ctx, id, out)
}

func (s *forwardSink) open() (*publish.Publisher, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.publisher != nil {
		return s.publisher, nil
	}
	link := settings.Link{Nats: settings.Nats{Cloud: s.cloud.Domain}, Workflow: s.workflow, Task: settings.Task{Name: "forward"}}
	publisher, err := newPublisher(s.conn, s.cloud, link, s.count)
	if err != nil {
		return nil, err
	}
	publisher.Routes.OfEdges = true
	s.publisher = publisher
	return publisher, nil
}

func logTrouble(reason string) { log.Printf("%s; trying again", reason) }
