package provider

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/host"
	"pelato.provider/internal/lab"
)

const key = "flow-pelato"

// started is a provider as a host would start it.
type started struct {
	*Provider
	lattice *nats.Conn
}

func start(t *testing.T, s *lab.Server, links ...host.Link) *started {
	t.Helper()
	data := host.Data{HostID: "H", Lattice: lab.Lattice, URL: s.URL(), ProviderKey: key}
	lattice, err := ToLattice(data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(data, lattice)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range links {
		p.Put(l)
	}
	run := &started{Provider: p, lattice: lattice}
	t.Cleanup(run.kill)
	return run
}

// kill breaks all connections at once; nothing is given back.
func (s *started) kill() {
	s.lattice.Close()
	s.connections.mu.Lock()
	for _, nc := range s.connections.open {
		nc.Close()
	}
	s.connections.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, t := range s.tasks {
		t.stop()
		delete(s.tasks, id)
	}
}

func link(s *lab.Server, component string, settings map[string]string) host.Link {
	config := map[string]string{
		"cluster_uris": s.URL(), "project": "flow", "task": component, "source_topic": "in", "cloud_subjects": "in",
		"error_topic": "errors", "error_topics": "errors", "ack_wait": "1s", "task_timeout": "2s", "instances": "8",
	}
	for name, value := range settings {
		config[name] = value
	}
	return host.Link{Source: key, Target: component, Name: "default", Namespace: "pelato", Package: "work", Interfaces: []string{"task"}, SourceConfig: config}
}

func done(_, _, body string) lab.Answer { return lab.Answer{Subject: "out", Body: "done " + body} }

func ready(t *testing.T, nc *nats.Conn, stream string) jetstream.Stream {
	t.Helper()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	var found jetstream.Stream
	lab.Eventually(t, "there is a stream "+stream, func() bool {
		found, err = js.Stream(context.Background(), stream)
		return err == nil
	})
	return found
}

func consumed(t *testing.T, nc *nats.Conn, stream string) {
	t.Helper()
	s := ready(t, nc, stream)
	lab.Eventually(t, "a consumer is there", func() bool {
		_, err := s.Consumer(context.Background(), "work")
		return err == nil
	})
}

func arrived(t *testing.T, stream jetstream.Stream, count int) {
	t.Helper()
	lab.Eventually(t, fmt.Sprintf("%d messages have come out", count), func() bool {
		info, err := stream.Info(context.Background())
		return err == nil && info.State.Msgs >= uint64(count)
	})
}

func nothingReported(t *testing.T, nc *nats.Conn) {
	t.Helper()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	reports, err := js.Stream(context.Background(), "PELATO_flow_error")
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return // it is made for the first report
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, report := range lab.Bodies(t, reports) {
		t.Errorf("reported, though only NATS was away: %s", report)
	}
}

func TestEveryMessageComesOutOnceThoughProvidersAreKilled(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		time.Sleep(5 * time.Millisecond)
		return done(id, subject, body)
	})
	p := start(t, s, link(s, "work", nil))
	consumed(t, nc, "PELATO_flow_main")
	var publishing sync.WaitGroup
	publishing.Add(1)
	go func() {
		defer publishing.Done()
		lab.Publish(t, nc, "in", 2000)
	}()
	for kill := range 3 {
		arrived(t, out, 200+400*kill)
		p.kill()
		p = start(t, s, link(s, "work", nil))
	}
	publishing.Wait()
	arrived(t, out, 2000)
	time.Sleep(2 * time.Second) // longer than the time after which a message comes again
	lab.Tally(t, lab.Bodies(t, out), 2000)
}

func TestEveryMessageComesOutOnceThoughTheServerIsStoppedAndStarted(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Component(t, nc, "work", done)
	start(t, s, link(s, "work", nil))
	consumed(t, nc, "PELATO_flow_main")
	var publishing sync.WaitGroup
	publishing.Add(1)
	go func() {
		defer publishing.Done()
		lab.Publish(t, nc, "in", 1500)
	}()
	for restart := range 3 {
		arrived(t, out, 100+300*restart)
		s.Stop()
		s.Run()
	}
	publishing.Wait()
	arrived(t, out, 1500)
	time.Sleep(2 * time.Second)
	lab.Tally(t, lab.Bodies(t, out), 1500)
	nothingReported(t, nc)
}

func TestEveryMessageComesOutOnceThoughEachServerOfAClusterIsStoppedOnce(t *testing.T) {
	cluster := lab.Cluster(t)
	urls := make([]string, len(cluster))
	for i, s := range cluster {
		urls[i] = s.URL()
	}
	nc, err := nats.Connect(strings.Join(urls, ","), nats.MaxReconnects(-1), nats.ReconnectWait(50*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js, _ := jetstream.New(nc)
	out, err := js.CreateStream(context.Background(), jetstream.StreamConfig{
		Name: "OUT", Subjects: []string{"out"}, Replicas: 3, Duplicates: time.Hour,
	})
	if err != nil {
		t.Fatal(err)
	}
	lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		time.Sleep(5 * time.Millisecond)
		return done(id, subject, body)
	})
	start(t, cluster[0], link(cluster[0], "work", map[string]string{"cluster_uris": strings.Join(urls, ",")}))
	consumed(t, nc, "PELATO_flow_main")
	for _, name := range []string{"PELATO_flow_main", "PELATO_flow_errors_main"} {
		if n := ready(t, nc, name).CachedInfo().Config.Replicas; n != 3 {
			t.Errorf("%s has %d replicas", name, n)
		}
	}
	var publishing sync.WaitGroup
	publishing.Add(1)
	go func() {
		defer publishing.Done()
		lab.Publish(t, nc, "in", 1500)
	}()
	for i, s := range cluster {
		arrived(t, out, 100+300*i)
		s.Stop()
		arrived(t, out, 250+300*i)
		s.Run()
		lab.Eventually(t, "the server is up to date again", func() bool {
			info, err := ready(t, nc, "PELATO_flow_main").Info(context.Background())
			if err != nil || info.Cluster == nil || len(info.Cluster.Replicas) != 2 {
				return false
			}
			return info.Cluster.Replicas[0].Current && info.Cluster.Replicas[1].Current
		})
	}
	publishing.Wait()
	arrived(t, out, 1500)
	time.Sleep(2 * time.Second)
	lab.Tally(t, lab.Bodies(t, out), 1500)
	nothingReported(t, nc)
}

func TestAProviderKnowsWhetherAnyLinkOfItsOwnWasTold(t *testing.T) {
	s := lab.Start(t, "")
	p := start(t, s)
	if p.Linked() {
		t.Error("linked, though nothing was told")
	}
	other := link(s, "work", nil)
	other.Source = "flow-other"
	p.Put(other)
	if p.Linked() {
		t.Error("linked by a link of another provider")
	}
	p.Put(link(s, "work", nil))
	p.Delete(link(s, "work", nil))
	if !p.Linked() {
		t.Error("not linked, though a link was told and taken back")
	}
}

func TestALinkThatIsToldWhileTheProviderStartsIsNewerThanTheOneItIsStartedWith(t *testing.T) {
	s := lab.Start(t, "")
	p := start(t, s)
	batches := func(component string) int {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.tasks[component] == nil {
			return 0
		}
		return p.tasks[component].link.Task.Batch
	}
	with := func(component, batch string) host.Link { return link(s, component, map[string]string{"batch": batch}) }
	p.Put(with("changed", "2"))
	p.Delete(with("removed", "1"))
	p.Begin([]host.Link{with("changed", "1"), with("removed", "1"), with("unchanged", "1")})
	for component, want := range map[string]int{"changed": 2, "removed": 0, "unchanged": 1} {
		if n := batches(component); n != want {
			t.Errorf("the task %s has batches of %d, not of %d", component, n, want)
		}
	}
	p.Put(with("unchanged", "3"))
	if n := batches("unchanged"); n != 3 {
		t.Errorf("a link that is told later changes the batches to %d", n)
	}
}

func TestAMessageWhoseAcknowledgementWasLostIsRecognisedByItsID(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	var calls atomic.Int64
	ids := sync.Map{}
	p := start(t, s, link(s, "work", nil))
	lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		if calls.Add(1) == 1 { // its provider dies between answer and acknowledgement
			go func() { time.Sleep(time.Millisecond); p.connections.close() }()
		}
		ids.Store(id, true)
		return done(id, subject, body)
	})
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 1)
	lab.Eventually(t, "the message was handed over", func() bool { return calls.Load() >= 1 })
	p.kill()
	start(t, s, link(s, "work", nil))
	arrived(t, out, 1)
	time.Sleep(2500 * time.Millisecond)
	count := 0
	ids.Range(func(any, any) bool { count++; return true })
	if count != 1 {
		t.Errorf("one message had %d ids", count)
	}
	lab.Tally(t, lab.Bodies(t, out), 1)
}

func TestAComponentWithoutItsConfigurationIsAskedAgain(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	var calls atomic.Int64
	lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		if calls.Add(1)%2 == 1 {
			return lab.Answer{Again: "the component has no configuration"}
		}
		return done(id, subject, body)
	})
	p := start(t, s, link(s, "work", nil))
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 50)
	arrived(t, out, 50)
	lab.Tally(t, lab.Bodies(t, out), 50)
	if again := p.counters.Task("work").Again.Load(); again == 0 {
		t.Error("no attempt was put off")
	}
}

func TestMessagesWaitWhileNobodyRunsTheTask(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	p := start(t, s, link(s, "work", nil))
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 20)
	time.Sleep(2 * time.Second)
	if n := p.counters.Task("work").Reported.Load(); n != 0 {
		t.Fatalf("%d messages were reported", n)
	}
	lab.Component(t, nc, "work", done)
	arrived(t, out, 20)
	lab.Tally(t, lab.Bodies(t, out), 20)
}

func TestResultsForAFullStreamWaitUntilThereIsRoom(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	js, _ := jetstream.New(nc)
	out, err := js.CreateStream(context.Background(), jetstream.StreamConfig{
		Name: "OUT", Subjects: []string{"out"}, MaxMsgs: 30, Discard: jetstream.DiscardNew, Duplicates: time.Hour,
	})
	if err != nil {
		t.Fatal(err)
	}
	lab.Component(t, nc, "work", done)
	p := start(t, s, link(s, "work", nil))
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 100)
	arrived(t, out, 30)
	lab.Eventually(t, "results wait", func() bool { return p.counters.Task("work").Waiting.Load() > 0 })
	config := out.CachedInfo().Config
	config.MaxMsgs = -1
	if _, err := js.UpdateStream(context.Background(), config); err != nil {
		t.Fatal(err)
	}
	arrived(t, out, 100)
	lab.Tally(t, lab.Bodies(t, out), 100)
}

type failed struct{ Task, Subject, Reason, Time, Body string }

func failures(t *testing.T, nc *nats.Conn, count int) []failed {
	t.Helper()
	stream := ready(t, nc, "PELATO_flow_errors_main")
	arrived(t, stream, count)
	var all []failed
	for _, body := range lab.Bodies(t, stream) {
		var f failed
		if err := json.Unmarshal([]byte(body), &f); err != nil {
			t.Fatalf("%s: %v", body, err)
		}
		all = append(all, f)
	}
	if len(all) != count {
		t.Errorf("%d reports, not %d: %v", len(all), count, all)
	}
	return all
}

func TestPoisonIsReportedWithItsReasonAndTheRestComesOut(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	p := start(t, s, link(s, "work", nil))
	lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		switch body {
		case "7":
			return lab.Answer{Refused: "seven is <no> number"}
		case "11":
			return lab.Answer{Trap: true}
		case "13":
			if err := p.tellEnding(id, "panic: 13"); err != nil {
				t.Error(err)
			}
			time.Sleep(50 * time.Millisecond)
			return lab.Answer{Trap: true}
		case "17":
			return lab.Answer{Silent: true}
		}
		return done(id, subject, body)
	})
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 100)
	for _, f := range failures(t, nc, 4) {
		want := map[string]string{
			"7": "seven is <no> number", "11": "ended 5 times without an answer", "13": "panic: 13", "17": "3 times: the component did not answer in time",
		}[f.Body]
		if f.Task != "work" || f.Subject != "in" || want == "" || !strings.Contains(f.Reason, want) {
			t.Errorf("%+v", f)
		}
		if _, err := time.Parse("2006-01-02T15:04:05.000Z", f.Time); err != nil {
			t.Error(err)
		}
	}
	arrived(t, out, 96)
	if n := len(lab.Bodies(t, out)); n != 96 {
		t.Errorf("%d came out", n)
	}
}

func TestADatabaseThatIsAwayIsALineInTheLogForAllMessagesWithoutItsPassword(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	lab.Component(t, nc, "work", func(_, _, _ string) lab.Answer { return lab.Answer{Subject: "INSERT INTO t VALUES (1)", Body: "1"} })
	heard := lab.Log(t)
	p := start(t, s, link(s, "work", map[string]string{
		"instances": "64", "sink": "postgres", "POSTGRES_HOST": "127.0.0.1", "POSTGRES_PORT": "1", "POSTGRES_DATABASE": "iot",
		"POSTGRES_USERNAME": "iot", "POSTGRES_PASSWORD": "not-for-logs",
	}))
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 100)
	lab.Eventually(t, "each message at hand was tried several times", func() bool { return p.counters.Task("work").Again.Load() > 300 })
	if n := strings.Count(heard(), "the database cannot be reached"); n != 1 {
		t.Errorf("the log was told %d times:\n%s", n, heard())
	}
	if strings.Contains(heard(), "not-for-logs") {
		t.Error("the password is in the log")
	}
}

func TestTicksOfAScheduleAreKeptThoughAStreamTakesNoneOfThemItself(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	js, _ := jetstream.New(nc)
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Component(t, nc, "work", func(id, _, _ string) lab.Answer { return lab.Answer{Subject: "out", Body: id} })
	scheduled := map[string]string{"scheduled": "true"}
	first, second := start(t, s, link(s, "work", scheduled)), start(t, s, link(s, "work", scheduled))
	consumed(t, nc, "PELATO_flow_main")
	if _, err := js.CreateStream(context.Background(), jetstream.StreamConfig{
		Name: "SCHEDULE", Subjects: []string{"schedule.at.*", "schedule.tick"}, AllowMsgSchedules: true, MaxMsgsPerSubject: 1,
		RePublish: &jetstream.RePublish{Source: "schedule.tick", Destination: "in"},
	}); err != nil {
		t.Fatal(err)
	}
	for tick := range 3 {
		if _, err := js.PublishMsg(context.Background(), &nats.Msg{Subject: fmt.Sprintf("schedule.at.%d", tick), Header: nats.Header{
			"Nats-Schedule":        {"@at " + time.Now().Add(time.Duration(tick+1)*time.Second).UTC().Format(time.RFC3339)},
			"Nats-Schedule-Target": {"schedule.tick"},
		}}); err != nil {
			t.Fatal(err)
		}
	}
	arrived(t, out, 3)
	time.Sleep(time.Second)
	if n := len(lab.Bodies(t, out)); n != 3 {
		t.Errorf("%d runs of 3 ticks", n)
	}
	if done := first.counters.Task("work").Done.Load() + second.counters.Task("work").Done.Load(); done < 3 {
		t.Errorf("%d are done", done)
	}
}

func TestPoisonInABatchHarmsNoOther(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Publish(t, nc, "nothing", 0)
	lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		switch body {
		case "7":
			return lab.Answer{Refused: "seven"}
		case "11":
			return lab.Answer{Trap: true}
		}
		return done(id, subject, body)
	})
	start(t, s, link(s, "work", map[string]string{"batch": "16", "instances": "64"}))
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 300)
	failures(t, nc, 2)
	arrived(t, out, 298)
	if n := len(lab.Bodies(t, out)); n != 298 {
		t.Errorf("%d came out", n)
	}
}

func TestBodiesOfEverySizeAndKindComeBackAsTheyWere(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Component(t, nc, "work", func(_, _, body string) lab.Answer { return lab.Answer{Subject: "out", Body: body} })
	start(t, s, link(s, "work", map[string]string{"task_timeout": "20s"}))
	consumed(t, nc, "PELATO_flow_main")
	js, _ := jetstream.New(nc)
	bodies := []string{"text", "\xff\x00\xfe", strings.Repeat("x", 1_040_000), strings.Repeat("\xff", 1_000_000)}
	for i, body := range bodies {
		if _, err := js.Publish(context.Background(), "in", []byte(body)); err != nil {
			t.Fatal(err)
		}
		arrived(t, out, i+1)
	}
	for i, body := range lab.Bodies(t, out) {
		if body != bodies[i] {
			t.Errorf("body %d came back with %d bytes of %d", i, len(body), len(bodies[i]))
		}
	}
}

func TestTheJanitorRemovesWhatIsDoneAndOlderThanTheWindow(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	out := lab.Keep(t, nc, "OUT", "out")
	lab.Component(t, nc, "work", func(id, subject, body string) lab.Answer {
		if body == "90" {
			return lab.Answer{Again: "later"}
		}
		return done(id, subject, body)
	})
	start(t, s, link(s, "work", map[string]string{"window": "2s"}))
	consumed(t, nc, "PELATO_flow_main")
	lab.Publish(t, nc, "in", 100)
	arrived(t, out, 99)
	stream := ready(t, nc, "PELATO_flow_main")
	lab.Eventually(t, "what was before the message that is not done is gone, and nothing else", func() bool {
		info, err := stream.Info(context.Background())
		return err == nil && info.State.FirstSeq == 91 && info.State.LastSeq == 100
	})
}

func TestAStreamOfSomebodyElseIsToldAndNotTouched(t *testing.T) {
	s := lab.Start(t, "")
	nc := s.Connect()
	lab.Keep(t, nc, "THEIRS", "in")
	p := start(t, s, link(s, "work", nil))
	lab.Eventually(t, "the provider tells of it", func() bool {
		return strings.Contains(p.Trouble(), "captured by another stream")
	})
}

func TestAnEdgeWorksWhileItsLinkIsCutAndForwardsAfterwards(t *testing.T) {
	cloud := lab.Start(t, "cloud", func(o *server.Options) {
		o.LeafNode.Host, o.LeafNode.Port, o.LeafNode.NoAdvertise = "127.0.0.1", lab.FreePort(t), true
	})
	edge := lab.Start(t, "edge", lab.LeafOf(cloud))
	cloudClient, edgeClient := cloud.Connect(), edge.Connect()
	var worked atomic.Int64
	lab.Component(t, edgeClient, "first", func(_, _, body string) lab.Answer {
		worked.Add(1)
		return lab.Answer{Subject: "middle", Body: body}
	})
	lab.Component(t, cloudClient, "second", done)
	flow := map[string]string{
		"domain": "cloud", "edges": "true", "cloud_subjects": "", "edge_subjects": "in", "sent": "middle", "forwarded": "middle",
	}
	with := func(more map[string]string) map[string]string {
		all := map[string]string{}
		for _, m := range []map[string]string{flow, more} {
			for k, v := range m {
				all[k] = v
			}
		}
		return all
	}
	out := lab.Keep(t, cloudClient, "OUT", "out")
	// A host tells its provider of all tasks of the workflow, wherever they run.
	everywhere := func(s *lab.Server) []host.Link {
		return []host.Link{
			link(s, "first", with(map[string]string{"source_topic": "in", "in_cloud": "false"})),
			link(s, "second", with(map[string]string{"source_topic": "middle", "on_edge": "false"})),
		}
	}
	start(t, edge, everywhere(edge)...)
	start(t, cloud, everywhere(cloud)...)
	ready(t, edgeClient, "PELATO_flow_edge")
	ready(t, cloudClient, "PELATO_flow_cloud")
	throughACut(t, cloud, edgeClient, out, func() {
		lab.Eventually(t, "the edge's task has worked on all", func() bool { return worked.Load() >= 400 })
	})
}

// throughACut publishes 100 messages on the edge, and 300 more without a cloud,
// which comes back after what is done meanwhile; out then has each once.
func throughACut(t *testing.T, cloud *lab.Server, edge *nats.Conn, out jetstream.Stream, meanwhile func()) {
	t.Helper()
	lab.Publish(t, edge, "in", 100)
	arrived(t, out, 100)
	cloud.Stop()
	js, _ := jetstream.New(edge)
	for i := 100; i < 400; i++ {
		if _, err := js.Publish(context.Background(), "in", []byte(fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	meanwhile()
	cloud.Run()
	arrived(t, out, 400)
	time.Sleep(2 * time.Second)
	lab.Tally(t, lab.Bodies(t, out), 400)
}

func TestResultsOfAnEdgeForAStreamInTheCloudGoThereWhenTheLinkIsBack(t *testing.T) {
	cloud := lab.Start(t, "cloud", func(o *server.Options) {
		o.LeafNode.Host, o.LeafNode.Port, o.LeafNode.NoAdvertise = "127.0.0.1", lab.FreePort(t), true
	})
	edge := lab.Start(t, "edge", lab.LeafOf(cloud))
	edgeClient := edge.Connect()
	lab.Component(t, edgeClient, "first", done)
	out := lab.Keep(t, cloud.Connect(), "OUT", "out")
	start(t, edge, link(edge, "first", map[string]string{
		"domain": "cloud", "edges": "true", "cloud_subjects": "", "edge_subjects": "in", "source_topic": "in", "in_cloud": "false",
	}))
	ready(t, edgeClient, "PELATO_flow_edge")
	throughACut(t, cloud, edgeClient, out, func() {})
}
