package provider

import (
	"context"
	"testing"

	"pelato.provider/internal/lab"
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
