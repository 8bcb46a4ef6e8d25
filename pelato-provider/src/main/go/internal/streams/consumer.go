package streams

import (
	"context"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/settings"
)

// Consumer makes the durable consumer of a task in a stream. All providers of a
// place share it.
func Consumer(ctx context.Context, stream jetstream.Stream, name string, filter []string, task settings.Task) (jetstream.Consumer, error) {
	config := jetstream.ConsumerConfig{
		Durable:       token(name),
		Description:   "The task " + name + "; made by pelato-messaging.",
		AckPolicy:     jetstream.AckExplicitPolicy,
		AckWait:       task.AckWait,
		MaxDeliver:    -1,
		MaxAckPending: task.MaxPending,
	}
	if len(filter) == 1 {
		config.FilterSubject = filter[0]
	} else {
		config.FilterSubjects = filter
	}
	consumer, err := stream.CreateOrUpdateConsumer(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("the consumer %s of the stream %s cannot be made: %w", name, stream.CachedInfo().Config.Name, err)
	}
	return consumer, nil
}
