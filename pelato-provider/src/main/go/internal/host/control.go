package host

import (
	"encoding/json"
	"log"
	"sync"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"
)

// Listener is told what the host wants.
type Listener interface {
	// Put takes a link that is new, changed, or told again.
	Put(Link)
	// Delete takes back a link.
	Delete(Link)
	// Trouble is why the provider cannot do its work, or empty.
	Trouble() string
	// Metrics are the provider's counters, to be written as JSON.
	Metrics() any
}

// Control subscribes to what a host and its lattice ask of the provider. The
// channel is closed when the host wants the provider to stop; drained is called
// before the host gets its answer.
func Control(nc *nats.Conn, data Data, listener Listener, drain func()) (<-chan struct{}, error) {
	prefix := "wasmbus.rpc." + data.Lattice + "."
	own := prefix + data.ProviderKey + "."
	stop := make(chan struct{})
	var once sync.Once
	putID, err := linkPutID(data)
	if err != nil {
		return nil, err
	}
	link := func(act func(Link)) nats.MsgHandler {
		return func(m *nats.Msg) {
			var l Link
			if err := json.Unmarshal(m.Data, &l); err != nil {
				log.Printf("a link that cannot be read was left out: %v", err)
				return
			}
			act(l)
		}
	}
	for subject, answer := range map[string]nats.MsgHandler{
		prefix + putID + ".linkdefs.put": link(listener.Put),
		own + "linkdefs.del":             link(listener.Delete),
		own + "health":                   func(m *nats.Msg) { respond(m, health(listener.Trouble())) },
		own + "pelato.metrics":           func(m *nats.Msg) { respond(m, listener.Metrics()) },
		own + "default.shutdown": func(m *nats.Msg) {
			var request struct {
				HostID string `json:"host_id"`
			}
			if json.Unmarshal(m.Data, &request) != nil || request.HostID != data.HostID {
				return
			}
			once.Do(func() {
				go func() {
					drain()
					_ = m.Respond([]byte("shutting down"))
					_ = nc.Flush()
					close(stop)
				}()
			})
		},
	} {
		if _, err := nc.Subscribe(subject, answer); err != nil {
			return nil, err
		}
	}
	return stop, nc.Flush()
}

type healthAnswer struct {
	Healthy bool   `json:"healthy"`
	Message string `json:"message,omitempty"`
}

func health(trouble string) healthAnswer {
	return healthAnswer{Healthy: trouble == "", Message: trouble}
}

func respond(m *nats.Msg, answer any) {
	text, err := json.Marshal(answer)
	if err == nil {
		err = m.Respond(text)
	}
	if err != nil {
		log.Printf("an answer to %s was not sent: %v", m.Subject, err)
	}
}

// linkPutID is the key under which hosts from 1.1 on tell a provider its links.
func linkPutID(data Data) (string, error) {
	if data.ProviderXKey == "" {
		return data.ProviderKey, nil
	}
	key, err := nkeys.FromCurveSeed([]byte(data.ProviderXKey))
	if err != nil {
		return "", err
	}
	return key.PublicKey()
}
