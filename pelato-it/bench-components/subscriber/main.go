// Command subscriber is what somebody writes who wants of JetStream what a task
// with "delivery: at_least_once" has, and has no Pelato: it takes messages from a
// durable consumer, handles some at a time, and acknowledges each when its result
// is stored. The benchmark runs it beside such a task.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	ackWait = 30 * time.Second
	// retry is how long a message waits whose result could not be stored.
	retry = time.Second
)

type settings struct {
	url     string
	stream  string
	source  string
	results string
	atOnce  int
}

func main() {
	var s settings
	flag.StringVar(&s.url, "url", nats.DefaultURL, "the NATS server")
	flag.StringVar(&s.stream, "stream", "", "the stream that the messages are kept in; it is made")
	flag.StringVar(&s.source, "source", "", "the subject of the messages")
	flag.StringVar(&s.results, "results", "", "the subject of the results; a stream has to keep it")
	flag.IntVar(&s.atOnce, "at-once", 100, "how many messages are handled at once")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	if err := run(ctx, s); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, s settings) error {
	nc, err := nats.Connect(s.url, nats.Name("subscriber"), nats.MaxReconnects(-1), nats.ReconnectWait(500*time.Millisecond))
	if err != nil {
		return err
	}
	defer nc.Close()
	js, err := jetstream.New(nc)
	if err != nil {
		return err
	}
	messages, err := open(ctx, js, s)
	if err != nil {
		return err
	}
	context.AfterFunc(ctx, messages.Stop)
	log.Printf("takes messages of %s", s.stream)

	var working sync.WaitGroup
	defer working.Wait()
	places := make(chan struct{}, s.atOnce)
	for {
		m, err := messages.Next()
		switch {
		case errors.Is(err, jetstream.ErrMsgIteratorClosed):
			return nil
		case err != nil: // such as a missed heartbeat: the next one may come
			log.Print(err)
			continue
		}
		places <- struct{}{}
		working.Add(1)
		go func() {
			defer working.Done()
			defer func() { <-places }()
			if err := process(ctx, js, m, s.results); err != nil {
				log.Print(err)
			}
		}()
	}
}

// open makes the stream and the durable consumer.
func open(ctx context.Context, js jetstream.JetStream, s settings) (jetstream.MessagesContext, error) {
	stream, err := js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name:       s.stream,
		Subjects:   []string{s.source},
		Storage:    jetstream.FileStorage,
		Discard:    jetstream.DiscardNew,
		MaxBytes:   1 << 30,
		Duplicates: 10 * time.Minute,
	})
	if err != nil {
		return nil, err
	}
	consumer, err := stream.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
		Durable:       "subscriber",
		AckPolicy:     jetstream.AckExplicitPolicy,
		AckWait:       ackWait,
		MaxAckPending: max(1000, 4*s.atOnce),
	})
	if err != nil {
		return nil, err
	}
	return consumer.Messages(jetstream.PullMaxMessages(s.atOnce))
}

// process handles one message. It is acknowledged when its result is stored;
// until then it comes again, and the result is recognised by its id.
func process(ctx context.Context, js jetstream.JetStream, m jetstream.Msg, results string) error {
	meta, err := m.Metadata()
	if err != nil {
		return err
	}
	result := handle(m.Data())
	id := fmt.Sprintf("%s-%d", meta.Stream, meta.Sequence.Stream)
	if _, err := js.Publish(ctx, results, result, jetstream.WithMsgID(id)); err != nil {
		return errors.Join(err, m.NakWithDelay(retry))
	}
	return m.Ack()
}

// handle is the work.
func handle(message []byte) []byte {
	return message
}
