package streams

import (
	"context"
	"errors"
	"fmt"
	"log"
	"slices"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"pelato.provider/internal/settings"
)

// Whose a stream is stands in its metadata.
const (
	metaLattice = "pelato.lattice"
	metaProject = "pelato.project"
)

const keepReports = 30 * 24 * time.Hour

// JetStream's numbers of errors (server/errors.json).
const overlaps jetstream.ErrorCode = 10065

// Ensure makes a workflow's stream in a place, or adds to it what is missing. A
// stream of somebody else under the name, or on a subject, is an error.
func Ensure(ctx context.Context, js jetstream.JetStream, p Place, w settings.Workflow) (jetstream.Stream, error) {
	bytes := w.CloudBytes
	if p.Edge {
		bytes = w.EdgeBytes
	}
	wanted := jetstream.StreamConfig{
		Name:        p.Stream(w.Project),
		Description: "Messages of the workflow " + w.Project + "; made by pelato-messaging.",
		Subjects:    p.Captured(w),
		Storage:     jetstream.FileStorage,
		Retention:   jetstream.LimitsPolicy, // others forget ids at a restart
		Discard:     jetstream.DiscardNew,
		MaxBytes:    bytes,
		Duplicates:  w.Window,
		Replicas:    replicas(p, w),
		Metadata:    map[string]string{metaLattice: w.Lattice, metaProject: w.Project},
	}
	return ensure(ctx, js, wanted)
}

// inCluster is how many servers keep each message where the JetStream is a
// cluster's and nothing else is set.
const inCluster = 3

// copied has a stream kept by several servers, where it is on one of a cluster.
// Where the cluster is too small, or the account may not have that, it stays as
// it is.
func copied(ctx context.Context, js jetstream.JetStream, stream jetstream.Stream) jetstream.Stream {
	info := stream.CachedInfo()
	if info.Cluster == nil || info.Cluster.Name == "" || info.Config.Replicas > 1 {
		return stream
	}
	config := info.Config
	config.Replicas = inCluster
	more, err := js.UpdateStream(ctx, config)
	for try := 0; errors.Is(err, jetstream.ErrStreamNotFound) && try < 10; try++ { // not all servers know it yet
		time.Sleep(200 * time.Millisecond)
		more, err = js.UpdateStream(ctx, config)
	}
	if err != nil {
		log.Printf("the stream %s stays on one server of the cluster %s: %v", config.Name, info.Cluster.Name, err)
		return stream
	}
	return more
}

// EnsureErrors makes the stream that keeps a workflow's reports. A stream of
// somebody else that takes them already will do.
func EnsureErrors(ctx context.Context, js jetstream.JetStream, p Place, w settings.Workflow) error {
	subjects := p.reported(w)
	if len(subjects) == 0 {
		// A stream that kept some before lets go of them.
		if _, err := js.Stream(ctx, p.Errors(w.Project)); err != nil {
			return nil
		}
		subjects = []string{"_e." + p.name() + "." + token(w.Project)}
	}
	_, err := ensure(ctx, js, jetstream.StreamConfig{
		Name:        p.Errors(w.Project),
		Description: "Reports of messages that tasks of " + w.Project + " could not work on; made by pelato-messaging.",
		Subjects:    subjects,
		Storage:     jetstream.FileStorage,
		Retention:   jetstream.LimitsPolicy,
		Discard:     jetstream.DiscardOld,
		MaxAge:      keepReports,
		MaxBytes:    w.CloudBytes / 4,
		Duplicates:  w.Window,
		Replicas:    replicas(p, w),
		Metadata:    map[string]string{metaLattice: w.Lattice, metaProject: w.Project},
	})
	if errors.Is(err, errOverlap) {
		return nil
	}
	return err
}

// reported are the error topics that no task takes: those that one takes are
// kept with the other messages.
func (p Place) reported(w settings.Workflow) []string {
	captured := p.Captured(w)
	return withoutCovered(slices.DeleteFunc(slices.Clone(w.ErrorSubjects), func(topic string) bool {
		return slices.ContainsFunc(captured, func(subject string) bool { return Covers(subject, topic) })
	}))
}

func replicas(p Place, w settings.Workflow) int {
	if p.Edge {
		return 1
	}
	return w.Replicas
}

var errOverlap = errors.New("a subject is captured by another stream already")

func ensure(ctx context.Context, js jetstream.JetStream, wanted jetstream.StreamConfig) (jetstream.Stream, error) {
	stream, err := js.Stream(ctx, wanted.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		stream, err = js.CreateStream(ctx, wanted)
		if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) { // by another provider, just now
			stream, err = js.Stream(ctx, wanted.Name)
		}
	}
	if err != nil {
		return nil, explained(wanted, err)
	}
	if wanted.Replicas == 0 {
		stream = copied(ctx, js, stream)
		wanted.Replicas = stream.CachedInfo().Config.Replicas
	}
	there := stream.CachedInfo().Config
	if there.Metadata[metaProject] != wanted.Metadata[metaProject] || there.Metadata[metaLattice] != wanted.Metadata[metaLattice] {
		return nil, fmt.Errorf("the stream %s belongs to the workflow %q of the lattice %q; give one of them another project_name",
			wanted.Name, there.Metadata[metaProject], there.Metadata[metaLattice])
	}
	if same(there, wanted) {
		return stream, nil
	}
	changed := there
	changed.Subjects, changed.MaxBytes, changed.Duplicates, changed.Replicas = wanted.Subjects, wanted.MaxBytes, wanted.Duplicates, wanted.Replicas
	stream, err = js.UpdateStream(ctx, changed)
	if err != nil {
		return nil, explained(wanted, err)
	}
	return stream, nil
}

func same(a, b jetstream.StreamConfig) bool {
	subjects := slices.Clone(a.Subjects)
	slices.Sort(subjects)
	return slices.Equal(subjects, b.Subjects) && a.MaxBytes == b.MaxBytes && a.Duplicates == b.Duplicates && a.Replicas == b.Replicas
}

func explained(wanted jetstream.StreamConfig, err error) error {
	var api *jetstream.APIError
	if errors.As(err, &api) && api.ErrorCode == overlaps {
		return fmt.Errorf("the stream %s cannot capture %v: %w; a subject may be kept in one stream only", wanted.Name, wanted.Subjects, errOverlap)
	}
	return fmt.Errorf("the stream %s cannot be made: %w", wanted.Name, err)
}
