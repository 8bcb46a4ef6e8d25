package provider

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/bucket"
	"pelato.provider/internal/component"
	"pelato.provider/internal/metrics"
	"pelato.provider/internal/postgres"
	"pelato.provider/internal/publish"
	"pelato.provider/internal/settings"
	"pelato.provider/internal/streams"
	"pelato.provider/internal/work"
)

const setupLimit = 10 * time.Second

// task is what runs for the links of one component.
type task struct {
	link    settings.Link
	handles bool
	stop    context.CancelFunc
	running sync.WaitGroup

	mu        sync.Mutex
	failure   string
	pumps     []*work.Pump
	publisher *publish.Publisher
}

// start runs a task until it is stopped. Handles says that messages are handed
// to the component; one that only sends has no pump.
func (p *Provider) start(id string, link settings.Link, handles bool) *task {
	ctx, stop := context.WithCancel(context.Background())
	t := &task{link: link, handles: handles, stop: stop}
	t.running.Add(1)
	go func() {
		defer t.running.Done()
		for ctx.Err() == nil {
			err := t.run(ctx, p, id)
			if err == nil || ctx.Err() != nil {
				return
			}
			t.fail(id + ": " + err.Error())
			select {
			case <-time.After(time.Second):
			case <-ctx.Done():
			}
		}
	}()
	return t
}

func (t *task) wait() { t.running.Wait() }

func (t *task) fail(reason string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if reason != t.failure && reason != "" {
		logTrouble(reason)
	}
	t.failure = reason
}

func (t *task) trouble() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failure != "" {
		return t.failure
	}
	for _, pump := range t.pumps {
		if trouble := pump.Trouble(); trouble != "" {
			return trouble
		}
	}
	return ""
}

// run sets the task up and runs its pumps until the context ends, or the
// connection is closed for good.
func (t *task) run(ctx context.Context, p *Provider, id string) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	nc, err := p.connections.to(t.link.Nats)
	if err != nil {
		return err
	}
	closed := nc.StatusChanged(nats.CLOSED)
	if nc.IsClosed() { // before anybody listened
		return closedBy(nc)
	}
	setup, cancel := context.WithTimeout(ctx, setupLimit)
	defer cancel()
	place, err := streams.Local(setup, nc, t.link.Nats.Cloud, t.link.Workflow.Edges)
	if err != nil {
		return err
	}
	count := p.counters.Task(t.link.Task.Name)
	publisher, err := newPublisher(nc, place, t.link, count)
	if err != nil {
		return err
	}
	sink, closeSink, err := t.sink(ctx, nc, publisher)
	if err != nil {
		return err
	}
	defer closeSink()
	var pumps []*work.Pump
	if t.handles {
		caller := &component.Caller{
			Client: p.client, Lattice: p.data.Lattice, ID: id, Timeout: t.link.Task.Timeout, Endings: &p.endings,
		}
		pumps = t.taskPumps(nc, place, caller, sink, publisher, count)
		kept := &ticks{place: place, conn: nc, stream: place.Stream(t.link.Workflow.Project)}
		if err := kept.keep(ctx, scheduled(place, t.link)); err != nil {
			return err
		}
		if place.Edge {
			pumps = append(pumps, t.forwarder(nc, place, p.counters.Task("forwarder")))
		}
	} else if !place.Edge {
		kept := &reports{place: place, conn: nc, workflow: t.link.Workflow}
		kept.keep(ctx)
	}
	t.mu.Lock()
	t.failure, t.pumps, t.publisher = "", pumps, publisher
	t.mu.Unlock()
	var running sync.WaitGroup
	for _, pump := range pumps {
		running.Add(1)
		go func() {
			defer running.Done()
			pump.Run(ctx)
		}()
	}
	select {
	case <-ctx.Done():
	case <-closed:
		err = closedBy(nc)
	}
	end()
	running.Wait()
	return err
}

// closedBy says why a connection was closed, which it is for some errors that a
// server tells before it hangs up.
func closedBy(nc *nats.Conn) error {
	return fmt.Errorf("the connection to NATS was closed: %v", nc.LastError())
}

// scheduled are the subjects of a task on which ticks may come in at this place.
func scheduled(place streams.Place, link settings.Link) []string {
	if !link.Task.Scheduled {
		return nil
	}
	outside := link.Workflow.CloudSubjects
	if place.Edge {
		outside = link.Workflow.EdgeSubjects
	}
	var subjects []string
	for _, subject := range link.Task.Subjects {
		if slices.Contains(outside, subject) {
			subjects = append(subjects, subject)
		}
	}
	return subjects
}

func newPublisher(nc *nats.Conn, place streams.Place, link settings.Link, count *metrics.Task) (*publish.Publisher, error) {
	local, err := place.JetStream(nc)
	if err != nil {
		return nil, err
	}
	keepers := []jetstream.JetStream{local}
	if place.Edge {
		cloud, err := streams.Cloud(link.Nats).JetStream(nc)
		if err != nil {
			return nil, err
		}
		keepers = append(keepers, cloud)
	}
	return publish.New(nc, link.Task.Name, &publish.Routes{Place: place, Workflow: link.Workflow, Streams: keepers}, count)
}

// sink is where what the component returns goes, and what closes it.
func (t *task) sink(ctx context.Context, nc *nats.Conn, publisher *publish.Publisher) (work.Sink, func(), error) {
	nothing := func() {}
	switch t.link.Task.Sink {
	case settings.ToDatabase:
		sink, err := postgres.Open(t.link.Task.Name, t.link.Database, t.link.Task.AtOnce)
		if err != nil {
			return nil, nothing, err
		}
		go sink.Prune(ctx)
		return sink, sink.Close, nil
	case settings.ToBucket:
		js, err := jetstream.New(nc)
		return &bucket.Sink{JetStream: js, Bucket: t.link.Bucket}, nothing, err
	default:
		return publisher, nothing, nil
	}
}

// taskPumps are those of this place: none for a task that runs elsewhere. They
// are one for the messages kept here and, on an edge, one for those
// that the cloud keeps.
func (t *task) taskPumps(nc *nats.Conn, place streams.Place, worker work.Worker, sink work.Sink,
	publisher *publish.Publisher, count *metrics.Task) []*work.Pump {
	reporter := &work.Reporter{
		Task: t.link.Task.Name, Topic: t.link.Workflow.ErrorSubject, Sink: publisher, MaxPayload: nc.MaxPayload,
	}
	pump := func(from streams.Place, taken []string) *work.Pump {
		return &work.Pump{
			Task: t.link.Task, Worker: worker, Sink: sink, Reporter: reporter, Count: count, Name: t.link.Task.Name,
			Plain: func(subject string) string { return from.Plain(t.link.Workflow, subject) },
			Open: func(ctx context.Context) (jetstream.Consumer, error) {
				return t.open(ctx, nc, from, taken, t.link.Task.Name, t.link.Task)
			},
		}
	}
	flow, task := t.link.Workflow, t.link.Task
	var pumps []*work.Pump
	switch {
	case !flow.Edges || place.Edge && task.OnEdge:
		pumps = append(pumps, pump(place, place.Taken(flow, task.Subjects)))
	case !place.Edge && task.InCloud:
		taken := place.Taken(flow, task.Subjects)
		if !task.OnEdge {
			taken = append(taken, place.TakenOfEdges(flow, task.Subjects)...)
		}
		pumps = append(pumps, pump(place, taken))
	}
	if place.Edge && task.OnEdge && len(task.FromCloud) > 0 {
		cloud := streams.Cloud(t.link.Nats)
		pumps = append(pumps, pump(cloud, cloud.Taken(flow, task.FromCloud)))
	}
	return pumps
}

// forwarder takes an edge's messages to the cloud. Each task of the workflow on
// the edge runs one; they share a consumer.
func (t *task) forwarder(nc *nats.Conn, place streams.Place, count *metrics.Task) *work.Pump {
	cloud := streams.Cloud(t.link.Nats)
	forwarding := settings.Task{Name: "forward", AtOnce: 256, Batch: 1, AckWait: t.link.Task.AckWait, MaxPending: 1000}
	sink := &forwardSink{conn: nc, cloud: cloud, workflow: t.link.Workflow, count: count}
	return &work.Pump{
		Task: forwarding, Worker: work.Forwarder{}, Sink: sink, Count: count, Name: "forward",
		Reporter: &work.Reporter{Task: "forward", Sink: sink, MaxPayload: nc.MaxPayload},
		Plain:    func(subject string) string { return place.Plain(t.link.Workflow, subject) },
		Open: func(ctx context.Context) (jetstream.Consumer, error) {
			return t.open(ctx, nc, place, place.ToForward(t.link.Workflow), forwarding.Name, forwarding)
		},
	}
}

// open makes the stream of a place, starts its janitor, and makes a consumer.
func (t *task) open(ctx context.Context, nc *nats.Conn, place streams.Place, filter []string, name string, task settings.Task) (jetstream.Consumer, error) {
	js, err := place.JetStream(nc)
	if err != nil {
		return nil, err
	}
	setup, cancel := context.WithTimeout(ctx, setupLimit)
	defer cancel()
	// What a task takes now may have been a report that nobody took: the stream of
	// the reports lets go of it first.
	if !place.Edge {
		if err := streams.EnsureErrors(setup, js, place, t.link.Workflow); err != nil {
			return nil, err
		}
	}
	stream, err := streams.Ensure(setup, js, place, t.link.Workflow)
	if err != nil {
		return nil, err
	}
	consumer, err := streams.Consumer(setup, stream, name, filter, task)
	if err != nil {
		return nil, err
	}
	janitor := &streams.Janitor{JetStream: js, Stream: place.Stream(t.link.Workflow.Project), Window: t.link.Workflow.Window}
	go janitor.Run(ctx)
	return consumer, nil
}
