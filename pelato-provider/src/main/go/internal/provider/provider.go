package provider

import (
	"context"
	"encoding/json"
	"log"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/nats-io/nats.go"

	"pelato.provider/internal/component"
	"pelato.provider/internal/host"
	"pelato.provider/internal/metrics"
	"pelato.provider/internal/settings"
	"pelato.provider/internal/work"
	"pelato.provider/internal/wrpc"
)

// Provider runs a task for each link. It is a [host.Listener].
type Provider struct {
	data        host.Data
	lattice     *nats.Conn
	client      *wrpc.Client
	server      *wrpc.Server
	connections connections
	counters    metrics.Registry
	endings     component.Endings

	telling sync.Mutex    // one link after the other
	told    map[ends]bool // the links that the host told of since the start

	mu     sync.Mutex
	linked bool             // whether a link was told since the start
	ended  bool             // whether no more tasks are started
	tasks  map[string]*task // by the id of the component
}

// ends are what a link goes from and to.
type ends struct{ source, target string }

// New makes a provider that has no links yet.
func New(data host.Data, lattice *nats.Conn) (*Provider, error) {
	client, err := wrpc.NewClient(lattice, data.ProviderKey)
	if err != nil {
		return nil, err
	}
	p := &Provider{data: data, lattice: lattice, client: client, told: map[ends]bool{}, tasks: map[string]*task{}}
	if err := p.serve(); err != nil {
		return nil, err
	}
	_, err = lattice.Subscribe(p.endingsSubject(), func(m *nats.Msg) {
		var ended ending
		if json.Unmarshal(m.Data, &ended) == nil {
			p.endings.Ended(ended.ID, ended.Reason)
		}
	})
	return p, err
}

// Begin takes the links that were there when the host started the provider. What
// the host told of a link since then is newer.
func (p *Provider) Begin(links []host.Link) {
	for _, l := range links {
		p.telling.Lock()
		if !p.told[ends{l.Source, l.Target}] {
			p.put(l)
		}
		p.telling.Unlock()
	}
}

// Put starts a task, or starts it anew where its settings changed. A host tells
// the same link several times.
func (p *Provider) Put(l host.Link) {
	p.telling.Lock()
	defer p.telling.Unlock()
	p.told[ends{l.Source, l.Target}] = true
	p.put(l)
}

func (p *Provider) put(l host.Link) {
	id, ours := p.componentOf(l)
	if !ours {
		return
	}
	p.mu.Lock()
	p.linked = true
	p.mu.Unlock()
	text, err := p.data.Settings(l)
	if err != nil {
		log.Printf("the link to %s cannot be used: %v", id, err)
		return
	}
	wanted, err := settings.Parse(text)
	if err != nil {
		log.Printf("the link to %s cannot be used: %s", id, strings.ReplaceAll(err.Error(), "\n", "; "))
		return
	}
	wanted.Workflow.Lattice = p.data.Lattice
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	handles := l.Source == p.data.ProviderKey
	old := p.tasks[id]
	if old != nil && (reflect.DeepEqual(old.link, wanted) && old.handles == handles || old.handles && !handles) {
		return
	}
	if old != nil {
		old.stop()
	}
	p.tasks[id] = p.start(id, wanted, handles)
}

// Delete ends a task.
func (p *Provider) Delete(l host.Link) {
	p.telling.Lock()
	defer p.telling.Unlock()
	p.told[ends{l.Source, l.Target}] = true
	id, ours := p.componentOf(l)
	if !ours {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	old := p.tasks[id]
	if old == nil || old.handles != (l.Source == p.data.ProviderKey) {
		return
	}
	old.stop()
	delete(p.tasks, id)
}

// componentOf is the component at the other end of a link.
func (p *Provider) componentOf(l host.Link) (string, bool) {
	switch p.data.ProviderKey {
	case l.Source:
		return l.Target, l.Package == "work"
	case l.Target:
		return l.Source, l.Package == "messaging"
	}
	return "", false
}

// Linked is whether a link of this provider was told since it started.
func (p *Provider) Linked() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.linked
}

// Trouble is why tasks do not run, or empty.
func (p *Provider) Trouble() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, id := range slices.Sorted(maps.Keys(p.tasks)) {
		if trouble := p.tasks[id].trouble(); trouble != "" {
			all = append(all, trouble)
		}
	}
	return strings.Join(all, "; ")
}

// Metrics are the counters of all tasks.
func (p *Provider) Metrics() any { return p.counters.Values() }

// Drain ends all tasks and takes no more calls of components, and waits until
// what they had begun is done or given back.
func (p *Provider) Drain() {
	limited, cancel := context.WithTimeout(context.Background(), work.Grace)
	defer cancel()
	var ending sync.WaitGroup
	ending.Add(1)
	go func() {
		defer ending.Done()
		p.server.Drain(limited)
	}()
	for _, t := range p.end() {
		ending.Add(1)
		go func() {
			defer ending.Done()
			t.stop()
			t.wait()
		}()
	}
	ending.Wait()
	p.connections.close()
}

// end has no more tasks started, and gives those that run. Calls that are in work
// find theirs as before.
func (p *Provider) end() []*task {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	return slices.Collect(maps.Values(p.tasks))
}

func (p *Provider) endingsSubject() string {
	return "wasmbus.rpc." + p.data.Lattice + "." + p.data.ProviderKey + ".pelato.ended"
}
