// Package lab gives tests a real NATS server, and components and a host that
// are imitated by what they say over NATS.
package lab

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"math/rand/v2"
	"net"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Lattice is the lattice's name in all tests.
const Lattice = "lab"

// Server is a NATS server with JetStream that can be killed and started again
// where it was.
type Server struct {
	t       *testing.T
	options server.Options
	running *server.Server
}

// Start starts a server; change may alter its options.
func Start(t *testing.T, domain string, change ...func(*server.Options)) *Server {
	t.Helper()
	s := &Server{t: t, options: server.Options{
		Host: "127.0.0.1", Port: FreePort(t), ServerName: "s" + domain, NoSigs: true, NoLog: true,
		JetStream: true, JetStreamDomain: domain, StoreDir: t.TempDir(), SyncInterval: time.Minute,
	}}
	for _, c := range change {
		c(&s.options)
	}
	s.Run()
	t.Cleanup(s.Stop)
	return s
}

// Cluster starts three servers that know each other, and waits until they have
// a leader for JetStream.
func Cluster(t *testing.T) []*Server {
	t.Helper()
	var ports [3]int
	var routes []*url.URL
	for i := range ports {
		ports[i] = FreePort(t)
		route, _ := url.Parse(fmt.Sprintf("nats-route://127.0.0.1:%d", ports[i]))
		routes = append(routes, route)
	}
	var servers []*Server
	for i := range ports {
		s := &Server{t: t, options: server.Options{
			Host: "127.0.0.1", Port: FreePort(t), ServerName: fmt.Sprintf("c%d", i), NoSigs: true, NoLog: true,
			JetStream: true, StoreDir: t.TempDir(), SyncInterval: time.Minute,
			Cluster: server.ClusterOpts{Name: "lab", Host: "127.0.0.1", Port: ports[i]}, Routes: routes,
		}}
		servers = append(servers, s)
		s.Run()
		t.Cleanup(s.Stop)
	}
	Eventually(t, "the cluster has a leader", func() bool {
		for _, s := range servers {
			if s.running.JetStreamIsLeader() && len(s.running.JetStreamClusterPeers()) == len(servers) {
				return true
			}
		}
		return false
	})
	return servers
}

var ports sync.Map

// FreePort is a port that nobody listens at or was given, and that a server keeps although it stops and starts again: it lies below
// those that Linux gives to connections that go out (net.ipv4.ip_local_port_range, 32768 and more), one of which could
// take a server's place while it is away.
func FreePort(t *testing.T) int {
	t.Helper()
	for range 1000 {
		port := 20000 + rand.IntN(12768)
		if _, given := ports.LoadOrStore(port, true); given {
			continue
		}
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			_ = listener.Close()
			return port
		}
	}
	t.Fatal("no port is free")
	return 0
}

// Run starts the server, again where it was before.
func (s *Server) Run() {
	s.t.Helper()
	options := s.options
	running, err := server.NewServer(&options)
	if err != nil {
		s.t.Fatal(err)
	}
	running.Start()
	if !running.ReadyForConnections(10 * time.Second) {
		s.t.Fatal("the server did not start")
	}
	s.running = running
	s.options.Port = options.Port
	s.options.LeafNode.Port = options.LeafNode.Port
}

// Stop stops the server.
func (s *Server) Stop() {
	s.running.Shutdown()
	s.running.WaitForShutdown()
}

// URL is where clients connect.
func (s *Server) URL() string { return fmt.Sprintf("nats://127.0.0.1:%d", s.options.Port) }

// LeafPort is where leaf nodes connect.
func (s *Server) LeafPort() int { return s.options.LeafNode.Port }

// Connect connects a client of the test.
func (s *Server) Connect() *nats.Conn {
	s.t.Helper()
	nc, err := nats.Connect(s.URL(), nats.MaxReconnects(-1), nats.ReconnectWait(50*time.Millisecond))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(nc.Close)
	return nc
}

// Work is what an imitated component makes of a message.
type Work func(id, subject, body string) Answer

// Answer is what an imitated component answers.
type Answer struct {
	Subject, Body string
	// Refused and Again are failures with their reasons.
	Refused, Again string
	// Trap ends the component without an answer, Silent never answers.
	Trap, Silent bool
}

// Component answers pelato:work/task calls under an id until it is stopped.
func Component(t *testing.T, nc *nats.Conn, id string, work Work) (stop func()) {
	t.Helper()
	prefix := Lattice + "." + id + ".wrpc.0.0.1.pelato:work/task@0.1.0."
	one, err := nc.QueueSubscribe(prefix+"handle", id, func(m *nats.Msg) {
		go reply(nc, m, func(r *reader) ([]byte, bool) { return r.answer(work) })
	})
	if err != nil {
		t.Fatal(err)
	}
	all, err := nc.QueueSubscribe(prefix+"handle-all", id, func(m *nats.Msg) {
		go reply(nc, m, func(r *reader) ([]byte, bool) {
			n := r.number()
			out := binary.AppendUvarint(nil, n)
			for range n {
				answer, answered := r.answer(work)
				if !answered || answer == nil {
					return nil, answered
				}
				out = append(out, answer...)
			}
			return out, true
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := nc.Flush(); err != nil {
		t.Fatal(err)
	}
	return func() {
		_ = one.Unsubscribe()
		_ = all.Unsubscribe()
		_ = nc.Flush()
	}
}

func reply(nc *nats.Conn, m *nats.Msg, answer func(*reader) ([]byte, bool)) {
	own := nats.NewInbox()
	rest, err := nc.SubscribeSync(own + ".params")
	if err != nil {
		return
	}
	defer func() { _ = rest.Unsubscribe() }()
	_ = nc.PublishRequest(m.Reply, own, nil)
	out, answered := answer(&reader{data: m.Data, more: func() []byte {
		more, err := rest.NextMsg(2 * time.Second)
		if err != nil {
			return nil
		}
		return more.Data
	}})
	if !answered {
		return
	}
	for len(out) > 500_000 {
		_ = nc.Publish(m.Reply+".results", out[:500_000])
		out = out[500_000:]
	}
	if len(out) > 0 {
		_ = nc.Publish(m.Reply+".results", out)
	}
	_ = nc.Publish(m.Reply+".results", nil)
}

type reader struct {
	data []byte
	more func() []byte
}

func (r *reader) number() uint64 {
	v, n := binary.Uvarint(r.data)
	r.data = r.data[n:]
	return v
}

func (r *reader) text() string {
	n := int(r.number())
	for len(r.data) < n {
		more := r.more()
		if more == nil {
			return ""
		}
		r.data = append(r.data, more...)
	}
	s := string(r.data[:n])
	r.data = r.data[n:]
	return s
}

func (r *reader) answer(work Work) (out []byte, answered bool) {
	id, _, subject := r.text(), r.number(), r.text()
	binaryBody := r.number() == 1
	body := r.text()
	if binaryBody {
		raw, _ := base64.StdEncoding.DecodeString(body)
		body = string(raw)
	}
	a := work(id, subject, body)
	text := func(s string) {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	switch {
	case a.Silent:
		return nil, false
	case a.Trap:
		return nil, true
	case a.Refused != "":
		out = append(out, 1, 0)
		text(a.Refused)
	case a.Again != "":
		out = append(out, 1, 1)
		text(a.Again)
	case a.Subject == "" && a.Body == "":
		out = append(out, 0, 0)
	default:
		out = append(out, 0, 1)
		text(a.Subject)
		out = append(out, 1)
		text(base64.StdEncoding.EncodeToString([]byte(a.Body)))
	}
	return out, true
}

// Keep makes a stream that keeps subjects, as a user has one for results.
func Keep(t *testing.T, nc *nats.Conn, name string, subjects ...string) jetstream.Stream {
	t.Helper()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := js.CreateStream(context.Background(), jetstream.StreamConfig{Name: name, Subjects: subjects, Storage: jetstream.FileStorage, Duplicates: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	return stream
}

// Bodies are the bodies of all messages of a stream, in their order.
func Bodies(t *testing.T, stream jetstream.Stream) []string {
	t.Helper()
	ctx := context.Background()
	info, err := stream.Info(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var bodies []string
	for sequence := info.State.FirstSeq; sequence <= info.State.LastSeq && info.State.Msgs > 0; sequence++ {
		if m, err := stream.GetMsg(ctx, sequence); err == nil {
			bodies = append(bodies, string(m.Data))
		}
	}
	return bodies
}

// Publish stores numbers as messages, from 0.
func Publish(t *testing.T, nc *nats.Conn, subject string, count int) {
	t.Helper()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	for i := range count {
		Eventually(t, "a message is stored", func() bool {
			ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
			defer cancel()
			_, err := js.Publish(ctx, subject, []byte(strconv.Itoa(i)), jetstream.WithMsgID(subject+strconv.Itoa(i)))
			return err == nil
		})
	}
}

// Tally fails unless the numbers from 0 are all there, each once.
func Tally(t *testing.T, bodies []string, count int) {
	t.Helper()
	seen := map[string]int{}
	for _, body := range bodies {
		seen[strings.TrimPrefix(body, "done ")]++
	}
	lost, doubled := 0, 0
	for i := range count {
		n := seen[strconv.Itoa(i)]
		if n == 0 {
			lost++
		}
		if n > 1 {
			doubled++
		}
	}
	t.Logf("%d messages: %d lost, %d doubled", count, lost, doubled)
	if lost > 0 || doubled > 0 || len(seen) != count {
		t.Errorf("%d of %d messages are lost, %d doubled, %d are there", lost, count, doubled, len(seen))
	}
}

// Log keeps what is logged until the test ends.
func Log(t *testing.T) func() string {
	t.Helper()
	var kept recording
	before := log.Writer()
	log.SetOutput(&kept)
	t.Cleanup(func() { log.SetOutput(before) })
	return kept.text
}

type recording struct {
	mu    sync.Mutex
	lines strings.Builder
}

func (r *recording) Write(line []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lines.Write(line)
}

func (r *recording) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lines.String()
}

// Eventually waits until something is so.
func Eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if so() {
			return
		}
	}
	t.Fatalf("in a minute it did not come true that %s", what)
}

// LeafOf makes a server a leaf of another.
func LeafOf(hub *Server) func(*server.Options) {
	return func(o *server.Options) {
		address, _ := url.Parse(fmt.Sprintf("nats-leaf://127.0.0.1:%d", hub.LeafPort()))
		o.LeafNode.Remotes = []*server.RemoteLeafOpts{{URLs: []*url.URL{address}}}
		o.LeafNode.ReconnectInterval = 200 * time.Millisecond
	}
}
