package publish

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/notice"
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

	unkept notice.Repeated

	mu    sync.Mutex
	found map[string]finding
}

type finding struct {
	keeper int // index into Streams, or -1
	at     time.Time
}

func (f finding) fresh() bool { return time.Since(f.at) < known }

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
		return r.report(ctx, subject)
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

// report is the route of a report in the cloud. One that no stream takes would be
// tried for ever, and on its way from an edge keep all others from the cloud: it
// goes to whoever listens. That no stream takes it has to be known now.
func (r *Routes) report(ctx context.Context, subject string) (Route, error) {
	found, there := r.last(subject)
	if !there || !found.fresh() {
		var err error
		if found, err = r.find(ctx, subject); err != nil {
			return Route{}, err
		}
	}
	if found.keeper < 0 {
		r.unkept.Printf("no stream keeps reports on %s; they go to whoever listens", subject)
		return Route{Plainly: true}, nil
	}
	return Route{Subject: subject}, nil
}

// keeper is the JetStream that keeps a subject which is not the workflow's. An
// answer that is too old is used again where there is no newer one.
func (r *Routes) keeper(ctx context.Context, subject string) (int, error) {
	last, there := r.last(subject)
	if there && last.fresh() {
		return last.keeper, nil
	}
	now, err := r.find(ctx, subject)
	if err != nil && there {
		return last.keeper, nil
	}
	return now.keeper, err
}

// last is what was found when a subject was last asked for.
func (r *Routes) last(subject string) (finding, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	last, there := r.found[subject]
	return last, there
}

// find asks for the JetStream that keeps a subject. An error is one that could
// not be asked.
func (r *Routes) find(ctx context.Context, subject string) (finding, error) {
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
			return finding{}, err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.found == nil {
		r.found = map[string]finding{}
	}
	r.found[subject] = now
	return now, nil
}

func covered(patterns []string, subject string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return streams.Covers(pattern, subject) })
}
