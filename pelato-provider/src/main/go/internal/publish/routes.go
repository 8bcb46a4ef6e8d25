package publish

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/settings"
	"pelato.provider/internal/streams"
)

// Route is where a message goes.
type Route struct {
	// Subject is where it is stored; empty where nobody keeps it.
	Subject string
	// Stream has to take it, where that is known.
	Stream string
	// Plainly sends it on its own subject too, to whoever listens there.
	Plainly bool
}

// known is how long it is taken for granted who keeps a subject.
const known = 15 * time.Second

// Routes knows where messages of a workflow go from a place.
type Routes struct {
	Place    streams.Place
	Workflow settings.Workflow
	// Streams are the JetStreams in which others may keep a subject: the
	// place's, and the cloud's where that is another.
	Streams []jetstream.JetStream
	// OfEdges says that messages come from an edge's stream to the cloud's.
	OfEdges bool

	mu    sync.Mutex
	found map[string]finding
}

type finding struct {
	keeper int // index into Streams, or -1
	at     time.Time
}

// Of is the route of a subject.
func (r *Routes) Of(ctx context.Context, subject string) (Route, error) {
	own := r.Place.Stream(r.Workflow.Project)
	switch {
	case r.OfEdges && (covered(r.Workflow.Sent, subject) || covered(r.Workflow.Forwarded, subject)):
		return Route{Subject: r.Place.Received(r.Workflow, subject), Stream: own}, nil
	case covered(r.Workflow.Sent, subject):
		return Route{Subject: r.Place.Subject(r.Workflow, subject), Stream: own, Plainly: r.Workflow.Edges}, nil
	case slices.Contains(r.Workflow.ErrorSubjects, subject):
		if r.Place.Edge {
			return Route{Subject: r.Place.Outbound(r.Workflow, subject), Stream: own}, nil
		}
		return Route{Subject: subject}, nil
	}
	keeper, err := r.keeper(ctx, subject)
	switch {
	case err != nil:
		return Route{}, err
	case keeper < 0:
		return Route{Plainly: true}, nil
	case keeper > 0: // in the cloud: the forwarder takes it there
		return Route{Subject: r.Place.Outbound(r.Workflow, subject), Stream: own}, nil
	default:
		return Route{Subject: subject}, nil
	}
}

// keeper finds the JetStream that keeps a subject which is not the workflow's.
// An answer that is too old is used again where there is no newer one.
func (r *Routes) keeper(ctx context.Context, subject string) (int, error) {
	r.mu.Lock()
	last, there := r.found[subject]
	r.mu.Unlock()
	if there && time.Since(last.at) < known {
		return last.keeper, nil
	}
	now := finding{keeper: -1, at: time.Now()}
	for i, js := range r.Streams {
		ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
		_, err := js.StreamNameBySubject(ctx, subject)
		cancel()
		if err == nil {
			now.keeper = i
			break
		}
		if !errors.Is(err, jetstream.ErrStreamNotFound) {
			if there {
				return last.keeper, nil
			}
			return 0, err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.found == nil {
		r.found = map[string]finding{}
	}
	r.found[subject] = now
	return now.keeper, nil
}

func covered(patterns []string, subject string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return streams.Covers(pattern, subject) })
}
