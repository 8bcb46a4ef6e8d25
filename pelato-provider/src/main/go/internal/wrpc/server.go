package wrpc

import (
	"context"
	"log"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// Answer makes the encoded result of a call from a component's id and the
// encoded parameters.
type Answer func(source string, params []byte) []byte

// Server answers calls of components.
type Server struct {
	nc       *nats.Conn
	inbox    string
	patience time.Duration
	taking   []*nats.Subscription
	atWork   sync.WaitGroup
}

// NewServer answers over a connection.
func NewServer(nc *nats.Conn) *Server {
	return &Server{nc: nc, inbox: nc.NewInbox(), patience: 10 * time.Second}
}

// Serve answers the calls of a function. Prefix is the lattice and the key of
// the provider; complete says whether encoded parameters are whole.
func (s *Server) Serve(prefix, instance, function string, complete func([]byte) bool, answer Answer) error {
	subject := prefix + "." + protocol + "." + instance + "." + function
	sub, err := s.nc.QueueSubscribe(subject, prefix, func(m *nats.Msg) {
		if m.Reply == "" {
			return
		}
		s.atWork.Add(1)
		go func() {
			defer s.atWork.Done()
			s.handle(m, complete, answer)
		}()
	})
	if err != nil {
		return err
	}
	s.taking = append(s.taking, sub)
	return nil
}

// Drain takes no more calls: other providers get them. It returns when all that
// were taken are answered, or when the context ends.
func (s *Server) Drain(ctx context.Context) {
	var taken []<-chan struct{}
	for _, sub := range s.taking {
		all := make(chan struct{})
		sub.SetClosedHandler(func(string) { close(all) })
		if err := sub.Drain(); err == nil {
			taken = append(taken, all)
		}
	}
	answered := make(chan struct{})
	go func() {
		for _, all := range taken {
			<-all
		}
		s.atWork.Wait()
		close(answered)
	}()
	select {
	case <-answered:
	case <-ctx.Done():
	}
}

func (s *Server) handle(m *nats.Msg, complete func([]byte) bool, answer Answer) {
	own := s.inbox + "." + nats.NewInbox()[len(nats.InboxPrefix):]
	params := m.Data
	rest, err := s.nc.SubscribeSync(own + ".params")
	if err != nil {
		log.Printf("a call was not answered: %v", err)
		return
	}
	defer func() { _ = rest.Unsubscribe() }()
	if err := s.nc.PublishRequest(m.Reply, own, nil); err != nil {
		log.Printf("a call was not answered: %v", err)
		return
	}
	for !complete(params) {
		more, err := rest.NextMsg(s.patience)
		if err != nil {
			log.Printf("a call was given up, because its parameters did not come: %v", err)
			return
		}
		params = append(params, more.Data...)
	}
	s.reply(m.Reply+".results", answer(m.Header.Get("source-id"), params))
}

func (s *Server) reply(subject string, result []byte) {
	limit := room(s.nc)
	for len(result) > 0 {
		n := min(limit, len(result))
		if err := s.nc.Publish(subject, result[:n]); err != nil {
			log.Printf("an answer was not sent: %v", err)
			return
		}
		result = result[n:]
	}
	if err := s.nc.Publish(subject, nil); err != nil {
		log.Printf("an answer was not sent: %v", err)
	}
}
