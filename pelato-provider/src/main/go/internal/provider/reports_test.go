package provider

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"pelato.provider/internal/component"
	"pelato.provider/internal/host"
	"pelato.provider/internal/lab"
	"pelato.provider/internal/publish"
)

func TestAnErrorTopicThatATaskTakesLaterMovesToTheMessages(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	stop := lab.Component(t, nc, "work", done)
	defer stop()
	topics := map[string]string{"error_topic": "errors", "error_topics": "errors,other.errors"}
	run := start(t, s, link(s, "work", topics))
	consumed(t, nc, "PELATO_flow_main")
	subjects := func(stream string) []string {
		info, err := ready(t, nc, stream).Info(context.Background())
		if err != nil {
			return nil
		}
		return info.Config.Subjects
	}
	if kept := subjects("PELATO_flow_errors_main"); len(kept) != 2 {
		t.Errorf("reports are kept of %v", kept)
	}

	topics["cloud_subjects"], topics["source_topic"] = "errors,in", "errors,in"
	run.Put(link(s, "work", topics))
	lab.Eventually(t, "the error topic is among the messages", func() bool { return len(subjects("PELATO_flow_main")) == 2 })
	if kept := subjects("PELATO_flow_errors_main"); len(kept) != 1 || kept[0] != "other.errors" {
		t.Errorf("reports are kept of %v", kept)
	}
	lab.Publish(t, nc, "errors", 3)
	arrived(t, out, 3)

	topics["cloud_subjects"], topics["source_topic"] = "errors,other.errors", "errors,other.errors"
	run.Put(link(s, "work", topics))
	lab.Eventually(t, "all are among the messages", func() bool {
		kept := subjects("PELATO_flow_main")
		return len(kept) == 2 && kept[1] == "other.errors"
	})
}

// sending is the link of a component that takes no messages and sends some.
func sending(s *lab.Server, component string) host.Link {
	l := link(s, component, nil)
	return host.Link{
		Source: component, Target: key, Name: "default", Namespace: "wasmcloud", Package: "messaging",
		Interfaces: []string{"consumer"}, TargetConfig: l.SourceConfig,
	}
}

func TestReportsOfAWorkflowWhoseTasksOnlySendAreKept(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	p := start(t, s, sending(s, "web"))
	var publisher *publish.Publisher
	lab.Eventually(t, "the task may send", func() bool {
		publisher = p.publisher("web")
		return publisher != nil
	})
	report := []component.Outgoing{{Subject: "errors", Body: []byte("a report")}}
	ctx, cancel := context.WithTimeout(context.Background(), callLimit)
	defer cancel()
	if err := publisher.Store(ctx, "id", report); err != nil {
		t.Fatal(err)
	}
	kept := ready(t, nc, "PELATO_flow_errors_main")
	arrived(t, kept, 1)
	if bodies := lab.Bodies(t, kept); bodies[0] != "a report" {
		t.Errorf("%q is kept", bodies)
	}
}

func TestAReportOfAnEdgeThatNoStreamTakesKeepsNothingFromTheCloud(t *testing.T) {
	cloud := lab.Start(t, "cloud", func(o *server.Options) {
		o.LeafNode.Host, o.LeafNode.Port, o.LeafNode.NoAdvertise = "127.0.0.1", lab.FreePort(t), true
	})
	edge := lab.Start(t, "edge", lab.LeafOf(cloud))
	cloudClient, edgeClient := cloud.Connect(), edge.Connect()
	listener, err := cloudClient.SubscribeSync("errors")
	if err != nil {
		t.Fatal(err)
	}
	if err := cloudClient.Flush(); err != nil {
		t.Fatal(err)
	}
	lab.Component(t, edgeClient, "first", func(id, subject, body string) lab.Answer {
		if body == "7" {
			return lab.Answer{Refused: "seven"}
		}
		return done(id, subject, body)
	})
	out := lab.Keep(t, cloudClient, "OUT", "out")
	// All tasks are on edges: no provider in the cloud makes a stream of reports.
	start(t, edge, link(edge, "first", map[string]string{
		"domain": "cloud", "edges": "true", "cloud_subjects": "", "edge_subjects": "in", "source_topic": "in", "in_cloud": "false",
	}))
	kept := ready(t, edgeClient, "PELATO_flow_edge")

	lab.Publish(t, edgeClient, "in", 10)

	arrived(t, out, 9)
	heard, err := listener.NextMsg(30 * time.Second)
	if err != nil || !strings.Contains(string(heard.Data), `"body":"7"`) {
		t.Fatalf("the listener heard %v, %v", heard, err)
	}
	lab.Eventually(t, "nothing is left to forward", func() bool {
		forward, err := kept.Consumer(context.Background(), "forward")
		if err != nil {
			return false
		}
		info := forward.CachedInfo()
		return info.AckFloor.Consumer >= 10 && info.NumPending == 0 && info.NumAckPending == 0
	})
}
