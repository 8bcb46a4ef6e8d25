package provider

import (
	"sync/atomic"
	"testing"

	"github.com/nats-io/nats-server/v2/server"

	"pelato.provider/internal/lab"
)

// gate refuses providers while it is shut, as a server does that has no users yet.
type gate struct {
	shut    atomic.Bool
	refused atomic.Int64
}

func (g *gate) Check(client server.ClientAuthentication) bool {
	if g.shut.Load() && client.GetOpts().Name == name {
		g.refused.Add(1)
		return false
	}
	return true
}

func TestAServerThatRefusesAProviderForAWhileHasItBackAfterwards(t *testing.T) {
	var gate gate
	s := lab.Start(t, "", func(o *server.Options) { o.CustomClientAuthentication = &gate })
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Component(t, nc, "work", done)
	start(t, s, link(s, "work", nil))
	consumed(t, nc, "PELATO_flow_main")

	gate.shut.Store(true)
	s.Stop()
	s.Run()
	// Two connections, that to the lattice and that of the task.
	lab.Eventually(t, "each connection was refused several times", func() bool { return gate.refused.Load() >= 8 })
	gate.shut.Store(false)

	lab.Publish(t, nc, "in", 10)
	arrived(t, out, 10)
	lab.Tally(t, lab.Bodies(t, out), 10)
}

func TestATaskWhoseConnectionIsClosedGoesOnWithANewOne(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Component(t, nc, "work", done)
	p := start(t, s, link(s, "work", nil))
	consumed(t, nc, "PELATO_flow_main")

	p.connections.close()

	lab.Publish(t, nc, "in", 10)
	arrived(t, out, 10)
	lab.Tally(t, lab.Bodies(t, out), 10)
}
