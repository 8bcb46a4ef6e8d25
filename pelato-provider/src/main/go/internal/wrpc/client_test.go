package wrpc_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"pelato.provider/internal/lab"
	"pelato.provider/internal/wrpc"
)

func TestACallThatTheBrokenConnectionDoesNotTakeIsToldFromAnAnswer(t *testing.T) {
	s := lab.Start(t, "")
	nc, err := nats.Connect(s.URL(), nats.MaxReconnects(-1), nats.ReconnectBufSize(-1))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	client, err := wrpc.NewClient(nc, "VSOURCE")
	if err != nil {
		t.Fatal(err)
	}
	s.Stop()
	lab.Eventually(t, "the connection is broken", func() bool { return !nc.IsConnected() })
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if _, err := client.Call(ctx, "default.work", "pelato:work/task@0.1.0", "handle", nil); !errors.Is(err, wrpc.ErrNotSent) {
		t.Fatalf("%v in place of %v", err, wrpc.ErrNotSent)
	}
}
