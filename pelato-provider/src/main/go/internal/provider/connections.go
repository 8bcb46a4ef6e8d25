// Package provider puts the parts together: links become pumps.
package provider

import (
	"fmt"
	"log"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"pelato.provider/internal/host"
	"pelato.provider/internal/notice"
	"pelato.provider/internal/settings"
)

const name = "pelato-messaging"

// connections to NATS servers; links that say the same share one.
type connections struct {
	mu   sync.Mutex
	open map[settings.Nats]*nats.Conn
}

func (c *connections) to(n settings.Nats) (*nats.Conn, error) {
	n.Cloud = "" // another domain is no other connection
	c.mu.Lock()
	defer c.mu.Unlock()
	if nc := c.open[n]; nc != nil && !nc.IsClosed() {
		return nc, nil
	}
	options := lasting()
	if n.User != "" {
		options = append(options, nats.UserInfo(n.User, n.Password))
	}
	if n.Seed != "" {
		options = append(options, nats.UserJWTAndSeed(n.JWT, n.Seed))
	}
	nc, err := nats.Connect(n.URL, options...)
	if err != nil {
		return nil, fmt.Errorf("no connection to NATS: %w", err)
	}
	if c.open == nil {
		c.open = map[settings.Nats]*nats.Conn{}
	}
	c.open[n] = nc
	return nc, nil
}

func (c *connections) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, nc := range c.open {
		_ = nc.FlushTimeout(time.Second)
		nc.Close()
	}
}

// ToLattice connects to the host's own NATS server.
func ToLattice(data host.Data) (*nats.Conn, error) {
	options := lasting()
	if data.UserSeed != "" {
		options = append(options, nats.UserJWTAndSeed(data.UserJWT, data.UserSeed))
	}
	nc, err := nats.Connect(data.URL, options...)
	if err != nil {
		return nil, fmt.Errorf("no connection to the lattice: %w", err)
	}
	return nc, nil
}

// lasting connects anew for ever, and keeps nothing of what was to be sent
// meanwhile: who sends waits for an acknowledgement and sends it again.
func lasting() []nats.Option {
	var complaints notice.Repeated
	return []nats.Option{
		nats.Name(name),
		nats.ReconnectBufSize(-1),
		nats.MaxReconnects(-1),
		nats.IgnoreAuthErrorAbort(), // a server that starts may not know its users yet
		nats.ReconnectWait(500 * time.Millisecond),
		nats.ReconnectJitter(200*time.Millisecond, time.Second),
		nats.PingInterval(20 * time.Second),
		nats.MaxPingsOutstanding(2),
		nats.DisconnectErrHandler(func(nc *nats.Conn, err error) {
			if err != nil {
				log.Printf("the connection to NATS broke: %v", err)
			}
		}),
		nats.ErrorHandler(func(_ *nats.Conn, sub *nats.Subscription, err error) {
			if sub != nil {
				complaints.Printf("NATS says of %s: %v", sub.Subject, err)
			} else {
				complaints.Printf("NATS says: %v", err)
			}
		}),
	}
}
