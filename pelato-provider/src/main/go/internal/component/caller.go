package component

import (
	"context"
	"time"

	"pelato.provider/internal/wrpc"
)

const taskInterface = "pelato:work/task@0.1.0"

// Client makes the calls; see [wrpc.Client].
type Client interface {
	Call(ctx context.Context, target, instance, function string, params []byte) ([]byte, error)
}

// Answer is what a component made of one message.
type Answer struct {
	Out []Outgoing
	Err error
}

// Caller hands messages to one component, on whichever host it runs.
type Caller struct {
	Client  Client
	Lattice string
	ID      string
	Timeout time.Duration
	Endings *Endings
}

// Handle hands over one message.
func (c *Caller) Handle(ctx context.Context, m Message) ([]Outgoing, error) {
	ctx, done := c.Endings.Watch(ctx, m.ID)
	defer done()
	d, err := c.call(ctx, "handle", appendMessage(nil, m))
	if reason, ended := c.Endings.Reason(ctx); ended {
		return nil, reason
	}
	if err != nil {
		return nil, err
	}
	out, answered := readAnswer(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return out, answered
}

// HandleAll hands over several messages with one call. An error is that of the
// call: none of them has an answer then.
func (c *Caller) HandleAll(ctx context.Context, messages []Message) ([]Answer, error) {
	params := wrpc.AppendNumber(nil, uint64(len(messages)))
	for _, m := range messages {
		params = appendMessage(params, m)
	}
	d, err := c.call(ctx, "handle-all", params)
	if err != nil {
		return nil, err
	}
	if d.Length() != len(messages) {
		return nil, wrpc.ErrShort
	}
	answers := make([]Answer, len(messages))
	for i := range answers {
		answers[i].Out, answers[i].Err = readAnswer(d)
	}
	return answers, d.Err()
}

func (c *Caller) call(ctx context.Context, function string, params []byte) (*wrpc.Decoder, error) {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	answer, err := c.Client.Call(ctx, c.Lattice+"."+c.ID, taskInterface, function, params)
	if err != nil {
		return nil, err
	}
	if len(answer) == 0 {
		return nil, wrpc.ErrShort
	}
	return wrpc.NewDecoder(answer), nil
}
