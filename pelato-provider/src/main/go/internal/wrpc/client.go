// Package wrpc is the little of wRPC's NATS transport 0.0.1 that a provider
// needs (crate wrpc-transport-nats 0.29, src/lib.rs). Who waits for an answer
// is noted before the call leaves, so that none can come too early.
package wrpc

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/nats-io/nats.go"
)

const protocol = "wrpc.0.0.1"

// headroom is what a call's headers may take of the server's max_payload.
const headroom = 1024

// Failures of a call that are not the component's answer.
var (
	ErrNobody      = errors.New("no host runs the component")
	ErrNotAccepted = errors.New("no host took the call in time")
	ErrNoAnswer    = errors.New("the component did not answer in time")
)

// Client calls functions of components.
type Client struct {
	nc     *nats.Conn
	source string
	inbox  string
	next   atomic.Uint64
	calls  sync.Map // number of the call -> *pending
}

type pending struct {
	shakes  chan *nats.Msg
	results chan []byte
}

// NewClient calls as the provider with this key.
func NewClient(nc *nats.Conn, source string) (*Client, error) {
	c := &Client{nc: nc, source: source, inbox: nc.NewInbox()}
	sub, err := nc.Subscribe(c.inbox+".>", c.answered)
	if err != nil {
		return nil, err
	}
	if err := sub.SetPendingLimits(-1, -1); err != nil {
		return nil, err
	}
	return c, nc.Flush()
}

func (c *Client) answered(m *nats.Msg) {
	number, kind, _ := strings.Cut(m.Subject[len(c.inbox)+1:], ".")
	call, waiting := c.calls.Load(number)
	if !waiting {
		return
	}
	p := call.(*pending)
	if kind == "" {
		select {
		case p.shakes <- m:
		default:
		}
		return
	}
	select {
	case p.results <- m.Data:
	default: // a call that has ended by itself reads no more
	}
}

// Call invokes a function of an interface, with parameters as they are encoded,
// and gives its result as it is encoded. Target is the lattice and the id of the
// component, with a dot in between.
func (c *Client) Call(ctx context.Context, target, instance, function string, params []byte) ([]byte, error) {
	number := strconv.FormatUint(c.next.Add(1), 10)
	p := &pending{shakes: make(chan *nats.Msg, 4), results: make(chan []byte, 1024)}
	c.calls.Store(number, p)
	defer c.calls.Delete(number)
	limit := room(c.nc)
	first := params[:min(limit, len(params))]
	rest := params[len(first):]
	if err := c.nc.PublishMsg(&nats.Msg{
		Subject: target + "." + protocol + "." + instance + "." + function,
		Reply:   c.inbox + "." + number,
		Header:  nats.Header{"source-id": {c.source}, "link-name": {"default"}},
		Data:    first,
	}); err != nil {
		return nil, err
	}
	return c.await(ctx, p, rest, limit)
}

func (c *Client) await(ctx context.Context, p *pending, rest []byte, limit int) ([]byte, error) {
	var answer []byte
	failure := ErrNotAccepted
	for {
		select {
		case m := <-p.shakes:
			if m.Header.Get("Status") == "503" {
				return nil, ErrNobody
			}
			failure = ErrNoAnswer
			for len(rest) > 0 {
				n := min(limit, len(rest))
				if err := c.nc.Publish(m.Reply+".params", rest[:n]); err != nil {
					return nil, err
				}
				rest = rest[n:]
			}
		case data := <-p.results:
			if len(data) == 0 {
				return answer, nil
			}
			if answer == nil { // most answers are one message: it is the call's own
				answer = data
				continue
			}
			answer = append(answer, data...)
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.Canceled) {
				return nil, ctx.Err()
			}
			return nil, failure
		}
	}
}

// room is how much of a value one message carries.
func room(nc *nats.Conn) int {
	return max(headroom, int(nc.MaxPayload())-headroom)
}
