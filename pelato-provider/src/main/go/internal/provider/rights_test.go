package provider

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/lab"
)

const page = "../../../../../../docs/deploying.md"

// listed are the rights that the page lists for the hosts' user.
func listed(t *testing.T) (publish, subscribe []string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(text), "### What the hosts' NATS user must be allowed")
	if !found {
		t.Fatal("the page does not list the rights of the hosts' user")
	}
	block := strings.Split(section, "```")[1]
	to, from, _ := strings.Cut(block, "subscribe:")
	quoted := func(text string) (subjects []string) {
		for _, m := range regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(text, -1) {
			subjects = append(subjects, m[1])
		}
		return subjects
	}
	return quoted(to), quoted(from)
}

func TestTheRightsThatThePageListsAreEnough(t *testing.T) {
	publish, subscribe := listed(t)
	publish = append(publish, "out", "errors")
	s := lab.Start(t, "", func(o *server.Options) {
		o.Users = []*server.User{
			{Username: "test", Password: "all"},
			{Username: "hosts", Password: "some", Permissions: &server.Permissions{
				Publish:   &server.SubjectPermission{Allow: publish},
				Subscribe: &server.SubjectPermission{Allow: subscribe},
			}},
		}
		o.NoAuthUser = "test"
	})
	text := lab.Log(t)
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	stop := lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		if body == "7" {
			return lab.Answer{Refused: "seven"}
		}
		return done(id, subject, body)
	})
	defer stop()
	as := map[string]string{"user": "hosts", "password": "some", "window": "1s"}
	run := start(t, s, link(s, "work", as))
	consumed(t, nc, "PELATO_flow_main")

	lab.Publish(t, nc, "in", 10)

	arrived(t, out, 9)
	failures(t, nc, 1)
	lab.Eventually(t, "what is done with is removed", func() bool {
		info, err := ready(t, nc, "PELATO_flow_main").Info(context.Background(), jetstream.WithDeletedDetails(false))
		return err == nil && info.State.Msgs == 0
	})
	as["window"] = "2s"
	run.Put(link(s, "work", as))
	lab.Eventually(t, "the stream is changed", func() bool {
		info, err := ready(t, nc, "PELATO_flow_main").Info(context.Background())
		return err == nil && info.Config.Duplicates.Seconds() == 2
	})
	if strings.Contains(strings.ToLower(text()), "permission") {
		t.Errorf("a right is missing:\n%s", text())
	}
}
