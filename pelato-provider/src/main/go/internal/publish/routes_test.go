package publish

import (
	"context"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/lab"
	"pelato.provider/internal/settings"
	"pelato.provider/internal/streams"
)

func fromEdges(t *testing.T, cloud *lab.Server) *Routes {
	t.Helper()
	place := streams.Place{Domain: "cloud"}
	js, err := place.JetStream(cloud.Connect())
	if err != nil {
		t.Fatal(err)
	}
	return &Routes{
		Place: place, OfEdges: true, Streams: []jetstream.JetStream{js},
		Workflow: settings.Workflow{Project: "flow", Edges: true, ErrorSubjects: []string{"errors"}},
	}
}

func TestAReportGoesToTheStreamThatTakesIt(t *testing.T) {
	cloud := lab.Start(t, "cloud")
	r := fromEdges(t, cloud)
	lab.Keep(t, cloud.Connect(), "THEIRS", "errors")
	if route, err := r.Of(context.Background(), "errors"); err != nil || route != (Route{Subject: "errors"}) {
		t.Errorf("the route is %+v, %v", route, err)
	}
}

func TestAReportThatNoStreamTakesGoesToWhoeverListens(t *testing.T) {
	r := fromEdges(t, lab.Start(t, "cloud"))
	if route, err := r.Of(context.Background(), "errors"); err != nil || route != (Route{Plainly: true}) {
		t.Errorf("the route is %+v, %v", route, err)
	}
}

func TestAReportWaitsWhileNobodyCanSayWhetherAStreamTakesIt(t *testing.T) {
	cloud := lab.Start(t, "cloud")
	r := fromEdges(t, cloud)
	if _, err := r.Of(context.Background(), "errors"); err != nil {
		t.Fatal(err)
	}
	r.found["errors"] = finding{keeper: -1, at: time.Now().Add(-2 * known)} // that no stream took it was long ago
	cloud.Stop()
	if route, err := r.Of(context.Background(), "errors"); err == nil {
		t.Errorf("the route is %+v", route)
	}
}
