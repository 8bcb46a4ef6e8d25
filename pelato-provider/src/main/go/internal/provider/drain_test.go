package provider

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/lab"
	"pelato.provider/internal/wrpc"
)

func TestCallsThatWereTakenAreAnsweredWhenTheProviderStopsAndOthersAreNotTaken(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	js, _ := jetstream.New(nc)
	full, err := js.CreateStream(context.Background(), jetstream.StreamConfig{
		Name: "OUT", Subjects: []string{"out"}, MaxMsgs: 1, Discard: jetstream.DiscardNew, Duplicates: time.Hour,
	})
	if err != nil {
		t.Fatal(err)
	}
	lab.Publish(t, nc, "out", 1)
	p := start(t, s, sending(s, "web"))
	lab.Eventually(t, "the task may send", func() bool { return p.publisher("web") != nil })
	web, err := wrpc.NewClient(nc, "web")
	if err != nil {
		t.Fatal(err)
	}
	call := func(subject, body string) ([]byte, error) {
		ctx, cancel := context.WithTimeout(context.Background(), callLimit)
		defer cancel()
		message := append(wrpc.AppendString(wrpc.AppendString(nil, subject), body), 0)
		return web.Call(ctx, lab.Lattice+"."+key, consumerInterface, "publish", message)
	}
	answered := make(chan []byte, 1)
	go func() {
		answer, err := call("out", "1")
		if err != nil {
			t.Error(err)
		}
		answered <- answer
	}()
	lab.Eventually(t, "a call waits for room", func() bool { return p.counters.Task("web").Waiting.Load() == 1 })

	drained := make(chan struct{})
	go func() {
		p.Drain()
		close(drained)
	}()

	lab.Eventually(t, "calls are not taken any more", func() bool {
		_, err := call(endedSubject, "at once")
		return errors.Is(err, wrpc.ErrNobody)
	})
	p.Put(sending(s, "later")) // is not started, and does not wait
	if p.Trouble() != "" || p.publisher("later") != nil {
		t.Error("a task was started after the end")
	}
	config := full.CachedInfo().Config
	config.MaxMsgs = -1
	if _, err := js.UpdateStream(context.Background(), config); err != nil {
		t.Fatal(err)
	}
	if answer := <-answered; !bytes.Equal(answer, []byte{0}) {
		t.Errorf("the answer is %q", answer)
	}
	<-drained
	lab.Tally(t, lab.Bodies(t, full), 2)
}
