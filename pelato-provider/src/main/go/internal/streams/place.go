package streams

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/settings"
)

// Local is the place of the server that a connection leads to: its own
// JetStream where edges keep streams and it has one, else the cloud's.
func Local(ctx context.Context, nc *nats.Conn, cloud string, edges bool) (Place, error) {
	if cloud == "" || !edges {
		return Place{Domain: cloud}, nil
	}
	m, err := nc.RequestWithContext(ctx, "$JS.API.INFO", nil)
	if errors.Is(err, nats.ErrNoResponders) {
		return Place{Domain: cloud}, nil
	}
	if err != nil {
		return Place{}, fmt.Errorf("the NATS server did not say whether it has JetStream: %w", err)
	}
	var info struct {
		Domain string `json:"domain"`
	}
	if err := json.Unmarshal(m.Data, &info); err != nil {
		return Place{}, fmt.Errorf("the NATS server's JetStream information cannot be read: %w", err)
	}
	if info.Domain == "" || info.Domain == cloud {
		return Place{Domain: cloud}, nil
	}
	return Place{Domain: info.Domain, Edge: true}, nil
}

// JetStream talks to the JetStream of a place.
func (p Place) JetStream(nc *nats.Conn) (jetstream.JetStream, error) {
	if p.Domain == "" {
		return jetstream.New(nc)
	}
	return jetstream.NewWithDomain(nc, p.Domain)
}

// Cloud is the place of a workflow in the cloud.
func Cloud(n settings.Nats) Place {
	return Place{Domain: n.Cloud}
}
