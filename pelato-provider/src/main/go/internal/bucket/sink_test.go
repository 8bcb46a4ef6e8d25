package bucket

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/component"
	"pelato.provider/internal/lab"
	"pelato.provider/internal/outcome"
)

func opened(t *testing.T) *Sink {
	t.Helper()
	js, err := jetstream.New(lab.Start(t, "").Connect())
	if err != nil {
		t.Fatal(err)
	}
	return &Sink{JetStream: js, Bucket: "values"}
}

func store(s *Sink, bytes int) error {
	return s.Store(context.Background(), "id", []component.Outgoing{{Subject: "key", Body: []byte(strings.Repeat("x", bytes))}})
}

func refused(err error) bool {
	var refused outcome.Refused
	return errors.As(err, &refused)
}

func TestAValueThatIsLongerThanTheServerTakesIsRefused(t *testing.T) {
	s := opened(t)
	if err := store(s, 2<<20); !refused(err) { // max_payload is 1 MB
		t.Errorf("it ends with %v", err)
	}
	if err := store(s, 1000); err != nil {
		t.Errorf("the next one ends with %v", err)
	}
}

func TestAValueThatIsLongerThanItsBucketTakesIsRefused(t *testing.T) {
	s := opened(t)
	config := jetstream.KeyValueConfig{Bucket: s.Bucket, MaxValueSize: 1000}
	if _, err := s.JetStream.CreateKeyValue(context.Background(), config); err != nil {
		t.Fatal(err)
	}
	if err := store(s, 2000); !refused(err) {
		t.Errorf("it ends with %v", err)
	}
	if err := store(s, 500); err != nil {
		t.Errorf("the next one ends with %v", err)
	}
}

func TestAValueForABucketThatIsGoneWaitsForTheNextAttempt(t *testing.T) {
	server := lab.Start(t, "")
	js, err := jetstream.New(server.Connect())
	if err != nil {
		t.Fatal(err)
	}
	s := &Sink{JetStream: js, Bucket: "values"}
	if err := store(s, 10); err != nil {
		t.Fatal(err)
	}
	if err := js.DeleteKeyValue(context.Background(), s.Bucket); err != nil {
		t.Fatal(err)
	}
	var again outcome.Again
	if err := store(s, 10); !errors.As(err, &again) {
		t.Errorf("it ends with %v", err)
	}
	if err := store(s, 10); err != nil {
		t.Errorf("the next attempt ends with %v", err)
	}
}
