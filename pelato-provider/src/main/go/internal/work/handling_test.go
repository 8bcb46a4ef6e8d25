package work

import (
	"context"
	"errors"
	"testing"

	"github.com/nats-io/nats.go"

	"pelato.provider/internal/component"
	"pelato.provider/internal/metrics"
	"pelato.provider/internal/notice"
	"pelato.provider/internal/outcome"
)

// failing gives its errors one after the other, then an answer.
type failing struct{ errors []error }

func (f *failing) Handle(context.Context, component.Message) ([]component.Outgoing, error) {
	if len(f.errors) == 0 {
		return []component.Outgoing{{Subject: "out"}}, nil
	}
	err := f.errors[0]
	f.errors = f.errors[1:]
	return nil, err
}

func worked(errs ...error) ([]component.Outgoing, error) {
	h := &handling{count: &metrics.Task{}, waits: notice.NewHindrance("work").Waiter()}
	return h.worked(context.Background(), &failing{errs})
}

func TestAConnectionThatIsBrokenWhenAMessageIsHandedOverIsNoReasonToReportIt(t *testing.T) {
	for _, broken := range []error{nats.ErrReconnectBufExceeded, nats.ErrConnectionClosed, errors.New("write: broken pipe")} {
		if out, err := worked(broken, broken); err != nil || len(out) != 1 {
			t.Errorf("%v ends with %v", broken, err)
		}
	}
}

func TestWhatTheTaskSaysOfAMessageIsFinal(t *testing.T) {
	for _, final := range []error{outcome.Refused("no number"), outcome.Panicked("panic")} {
		if _, err := worked(final); !errors.Is(err, final) {
			t.Errorf("%v ends with %v", final, err)
		}
	}
}
