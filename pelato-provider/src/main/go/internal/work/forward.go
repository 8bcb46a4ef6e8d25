package work

import (
	"context"

	"pelato.provider/internal/component"
)

// Forwarder takes the place of a component where a message itself goes on.
type Forwarder struct{}

// Handle returns the message as it is.
func (Forwarder) Handle(_ context.Context, m component.Message) ([]component.Outgoing, error) {
	return []component.Outgoing{{Subject: m.Subject, Body: m.Body}}, nil
}
