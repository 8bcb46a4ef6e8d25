// Package bucket stores what a task returns in a NATS key-value bucket.
package bucket

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/component"
	"pelato.provider/internal/outcome"
)

const limit = 10 * time.Second

// Sink puts values under keys: the subject of an outgoing message is the key.
// A value that is put again is the same value, so ids are not needed.
type Sink struct {
	JetStream jetstream.JetStream
	Bucket    string

	mu     sync.Mutex
	opened jetstream.KeyValue
}

// Store puts all values.
func (s *Sink) Store(ctx context.Context, _ string, out []component.Outgoing) error {
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	bucket, err := s.open(limited)
	if err != nil {
		return outcome.Again(fmt.Sprintf("the bucket %s cannot be used: %v", s.Bucket, err))
	}
	for _, value := range out {
		_, err := bucket.Put(limited, value.Subject, value.Body)
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, jetstream.ErrInvalidKey):
			return outcome.Refused(fmt.Sprintf("%q is no key that a bucket takes", value.Subject))
		case outcome.TooLong(err):
			return outcome.Refused(fmt.Sprintf("the value of %d bytes is longer than the server or the bucket %s takes: %v", len(value.Body), s.Bucket, err))
		default:
			s.forget()
			return outcome.Again(fmt.Sprintf("the value was not stored in the bucket %s: %v", s.Bucket, err))
		}
	}
	return nil
}

// open finds the bucket, or makes it.
func (s *Sink) open(ctx context.Context) (jetstream.KeyValue, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened != nil {
		return s.opened, nil
	}
	bucket, err := s.JetStream.KeyValue(ctx, s.Bucket)
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		bucket, err = s.JetStream.CreateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: s.Bucket})
	}
	if err != nil {
		return nil, err
	}
	s.opened = bucket
	return bucket, nil
}

func (s *Sink) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = nil
}
