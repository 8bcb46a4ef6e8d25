package provider

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nuid"

	"pelato.provider/internal/component"
	"pelato.provider/internal/publish"
	"pelato.provider/internal/wrpc"
)

const (
	consumerInterface = "wasmcloud:messaging/consumer@0.2.0"
	// endedSubject is where a component says that a panic ends it, with the
	// reason as body and the id of its message as reply-to. It is a word between
	// component and provider, and no subject of NATS.
	endedSubject = "$pelato.ended"
	// callLimit is below the time after which a host gives up a call.
	callLimit = 8 * time.Second
)

type ending struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// serve answers what components send by themselves. A message is stored when
// its sender has the answer.
func (p *Provider) serve() error {
	prefix := p.data.Lattice + "." + p.data.ProviderKey
	p.server = wrpc.NewServer(p.lattice)
	if err := p.server.Serve(prefix, consumerInterface, "publish", completePublish, p.publish); err != nil {
		return err
	}
	return p.server.Serve(prefix, consumerInterface, "request", completeRequest, p.request)
}

func completePublish(params []byte) bool {
	d := wrpc.NewDecoder(params)
	_, _, _ = d.Bytes(), d.Bytes(), d.OptionString()
	return d.Err() == nil
}

func completeRequest(params []byte) bool {
	d := wrpc.NewDecoder(params)
	_, _, _ = d.Bytes(), d.Bytes(), d.Number()
	return d.Err() == nil
}

// publish takes a message that its sender may give an id in reply-to, so that it
// is stored once however often it is sent.
func (p *Provider) publish(source string, params []byte) []byte {
	d := wrpc.NewDecoder(params)
	subject, body, id := d.String(), d.Bytes(), d.OptionString()
	if subject == endedSubject {
		return result(p.tellEnding(id, string(body)))
	}
	publisher := p.publisher(source)
	if publisher == nil {
		return result(fmt.Errorf("no link of %s to %s is known yet", source, p.data.ProviderKey))
	}
	if id == "" {
		id = nuid.Next()
	}
	ctx, cancel := context.WithTimeout(context.Background(), callLimit)
	defer cancel()
	err := publisher.Store(ctx, source+"-"+id, []component.Outgoing{{Subject: subject, Body: body}})
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("the message could not be stored within %v", callLimit)
	}
	return result(err)
}

// tellEnding tells every provider of the workflow: the one that waits may run
// on another host.
func (p *Provider) tellEnding(id, reason string) error {
	text, err := json.Marshal(ending{ID: id, Reason: reason})
	if err != nil {
		return err
	}
	if err := p.lattice.Publish(p.endingsSubject(), text); err != nil {
		log.Printf("the end of a component was not told: %v", err)
	}
	return err
}

func (p *Provider) request(source string, params []byte) []byte {
	d := wrpc.NewDecoder(params)
	subject, body, timeout := d.String(), d.Bytes(), d.Number()
	publisher := p.publisher(source)
	if publisher == nil {
		return result(fmt.Errorf("no link of %s to %s is known yet", source, p.data.ProviderKey))
	}
	m, err := publisher.Conn.Request(subject, body, time.Duration(timeout)*time.Millisecond)
	if err != nil {
		return result(err)
	}
	return answerMessage(m)
}

func answerMessage(m *nats.Msg) []byte {
	answer := wrpc.AppendString([]byte{0}, m.Subject)
	answer = wrpc.AppendBytes(answer, m.Data)
	if m.Reply == "" {
		return append(answer, 0)
	}
	return wrpc.AppendString(append(answer, 1), m.Reply)
}

// result is result<_, string>.
func result(err error) []byte {
	if err == nil {
		return []byte{0}
	}
	return wrpc.AppendString([]byte{1}, err.Error())
}

func (p *Provider) publisher(source string) *publish.Publisher {
	p.mu.Lock()
	defer p.mu.Unlock()
	t := p.tasks[source]
	if t == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.publisher
}
