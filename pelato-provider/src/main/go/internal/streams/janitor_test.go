package streams

import (
	"context"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/lab"
)

// kept is a stream with a consumer that has done with what a test says.
type kept struct {
	t        *testing.T
	nc       *nats.Conn
	stream   jetstream.Stream
	consumer jetstream.Consumer
}

func keep(t *testing.T) *kept {
	t.Helper()
	nc := lab.Start(t, "").Connect()
	stream := lab.Keep(t, nc, "FLOW", "in")
	consumer, err := stream.CreateConsumer(context.Background(), jetstream.ConsumerConfig{Durable: "work", AckPolicy: jetstream.AckExplicitPolicy})
	if err != nil {
		t.Fatal(err)
	}
	return &kept{t: t, nc: nc, stream: stream, consumer: consumer}
}

// take stores messages and is done with some of them.
func (k *kept) take(messages, done int) {
	k.t.Helper()
	for range messages {
		if err := k.nc.Publish("in", []byte("body")); err != nil {
			k.t.Fatal(err)
		}
	}
	batch, err := k.consumer.Fetch(messages, jetstream.FetchMaxWait(10*time.Second))
	if err != nil {
		k.t.Fatal(err)
	}
	for m := range batch.Messages() {
		if done--; done < 0 {
			continue
		}
		if err := m.DoubleAck(context.Background()); err != nil {
			k.t.Fatal(err)
		}
	}
}

// clear is a provider that runs for a moment.
func (k *kept) clear(window time.Duration) jetstream.StreamState {
	k.t.Helper()
	js, err := jetstream.New(k.nc)
	if err != nil {
		k.t.Fatal(err)
	}
	janitor := Janitor{JetStream: js, Stream: "FLOW", Window: window}
	if err := janitor.Clear(context.Background()); err != nil {
		k.t.Fatal(err)
	}
	info, err := k.stream.Info(context.Background())
	if err != nil {
		k.t.Fatal(err)
	}
	return info.State
}

func TestWhatIsDoneAndOldGoesThoughNoProviderRunsForLong(t *testing.T) {
	k := keep(t)
	k.take(10, 10)
	lab.Eventually(t, "all is gone", func() bool { return k.clear(time.Second).Msgs == 0 })
}

func TestWhatIsYoungerThanTheWindowStaysWhenWhatIsOldGoes(t *testing.T) {
	k := keep(t)
	k.take(5, 5)
	time.Sleep(6500 * time.Millisecond)
	k.take(5, 5)
	if state := k.clear(5 * time.Second); state.FirstSeq != 6 || state.LastSeq != 10 || state.Msgs != 5 {
		t.Errorf("the stream has %d messages, from %d to %d", state.Msgs, state.FirstSeq, state.LastSeq)
	}
	// The question of before holds nothing up.
	lab.Eventually(t, "the others go when their time has come", func() bool { return k.clear(time.Second).Msgs == 0 })
}

func TestWhatIsNotDoneStaysHoweverOldItIs(t *testing.T) {
	k := keep(t)
	k.take(5, 2)
	lab.Eventually(t, "what is done is gone", func() bool { return k.clear(time.Second).FirstSeq == 3 })
	if state := k.clear(time.Second); state.Msgs != 3 {
		t.Errorf("%d messages are left", state.Msgs)
	}
}

func TestNothingGoesThatNobodyTakes(t *testing.T) {
	k := keep(t)
	k.take(5, 5)
	if err := k.stream.DeleteConsumer(context.Background(), "work"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2500 * time.Millisecond)
	if state := k.clear(time.Second); state.Msgs != 5 {
		t.Errorf("%d messages are left", state.Msgs)
	}
}
