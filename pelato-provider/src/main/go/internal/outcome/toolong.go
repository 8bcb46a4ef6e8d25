package outcome

import (
	"errors"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// tooLarge is JetStream's number for a message above a stream's max_msg_size
// (server/errors.json).
const tooLarge jetstream.ErrorCode = 10054

// TooLong says whether an error is that of a message which is longer than the
// server or a stream ever takes.
func TooLong(err error) bool {
	var api *jetstream.APIError
	return errors.Is(err, nats.ErrMaxPayload) || errors.As(err, &api) && api.ErrorCode == tooLarge
}
