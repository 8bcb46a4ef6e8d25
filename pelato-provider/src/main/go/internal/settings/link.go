package settings

import (
	"fmt"
	"time"
)

// Sink is where what a component returns goes.
type Sink string

// The sinks.
const (
	ToSubjects Sink = ""         // to the subjects that it names
	ToDatabase Sink = "postgres" // statements for a database
	ToBucket   Sink = "bucket"   // keys and values for a key-value bucket
)

// Link is everything that a link says of a task and its workflow.
type Link struct {
	Nats     Nats
	Workflow Workflow
	Task     Task
	Database Database
	Bucket   string
}

// Nats is how the NATS server beside the host is reached.
type Nats struct {
	URL      string
	User     string
	Password string
	JWT      string
	Seed     string
	// Cloud is the JetStream domain of the cloud, or empty where the server has
	// JetStream itself and no domain.
	Cloud string
}

// Workflow is what all tasks of a workflow share.
type Workflow struct {
	Lattice string
	Project string
	// CloudSubjects come from outside and are captured by the cloud's stream.
	CloudSubjects []string
	// EdgeSubjects come from outside and are captured by the stream of each edge.
	EdgeSubjects []string
	// Edges says that an edge has a JetStream of its own, and a stream in it.
	Edges bool
	// Sent are the subjects that go from task to task.
	Sent []string
	// Forwarded are the subjects that a task in the cloud takes from edges.
	Forwarded  []string
	Window     time.Duration
	CloudBytes int64
	EdgeBytes  int64
	// Replicas is how many servers of the cloud keep each message; 0 leaves it to
	// what the cloud is.
	Replicas     int
	ErrorSubject string
	// ErrorSubjects are those of all the tasks.
	ErrorSubjects []string
}

// Task is how messages are handed to a component.
type Task struct {
	Name string
	// Subjects are what the task takes.
	Subjects []string
	// FromCloud are those among them that an edge takes from the cloud's stream.
	FromCloud []string
	// OnEdge and InCloud say where the task runs. A provider is told of all tasks
	// of the workflow, those of other places among them.
	OnEdge, InCloud bool
	// Scheduled says that a schedule sends messages to the task.
	Scheduled bool
	Sink      Sink
	// AtOnce is how many messages are in work at once.
	AtOnce int
	// Batch is how many messages one call may carry.
	Batch   int
	AckWait time.Duration
	// Timeout is how long a call may take.
	Timeout time.Duration
	// MaxPending is how many messages all providers together may have in work.
	MaxPending int
}

// Database is a PostgreSQL database.
type Database struct {
	Host, Port, Name, User, Password string
	TLS                              bool
}

const (
	defaultWindow = 2 * time.Hour
	defaultBytes  = 1 << 30
)

// Parse reads the values of a link.
func Parse(text map[string]string) (Link, error) {
	v := &values{text: text}
	link := Link{
		Nats: Nats{
			URL: v.required("cluster_uris"), User: text["user"], Password: text["password"],
			JWT: text["client_jwt"], Seed: text["client_seed"], Cloud: text["domain"],
		},
		Workflow: workflow(v),
		Task:     task(v),
		Bucket:   text["bucket"],
	}
	switch link.Task.Sink {
	case ToSubjects:
	case ToBucket:
		v.required("bucket")
	case ToDatabase:
		link.Database = Database{
			Host: v.required("POSTGRES_HOST"), Port: v.required("POSTGRES_PORT"), Name: v.required("POSTGRES_DATABASE"),
			User: v.required("POSTGRES_USERNAME"), Password: text["POSTGRES_PASSWORD"], TLS: text["POSTGRES_TLS_REQUIRED"] == "true",
		}
	default:
		v.faults = append(v.faults, fmt.Errorf("sink is %q and should be postgres, bucket or nothing", link.Task.Sink))
	}
	return link, v.failure()
}

func workflow(v *values) Workflow {
	return Workflow{
		Project:       v.required("project"),
		CloudSubjects: v.list("cloud_subjects"),
		EdgeSubjects:  v.list("edge_subjects"),
		Edges:         v.text["edges"] == "true",
		Sent:          v.list("sent"),
		Forwarded:     v.list("forwarded"),
		Window:        v.duration("window", defaultWindow, time.Second),
		CloudBytes:    int64(v.number("cloud_bytes", defaultBytes, 1)),
		EdgeBytes:     int64(v.number("edge_bytes", defaultBytes, 1)),
		Replicas:      v.number("replicas", 0, 1),
		ErrorSubject:  v.text["error_topic"],
		ErrorSubjects: v.list("error_topics"),
	}
}

func task(v *values) Task {
	atOnce := v.number("instances", 16, 1)
	return Task{
		Name:       v.required("task"),
		Subjects:   v.list("source_topic"),
		FromCloud:  v.list("from_cloud"),
		OnEdge:     v.text["on_edge"] != "false",
		InCloud:    v.text["in_cloud"] != "false",
		Scheduled:  v.text["scheduled"] == "true",
		Sink:       Sink(v.text["sink"]),
		AtOnce:     atOnce,
		Batch:      v.number("batch", 1, 1),
		AckWait:    v.duration("ack_wait", 30*time.Second, time.Second),
		Timeout:    v.duration("task_timeout", time.Minute, time.Second),
		MaxPending: max(1000, 4*atOnce),
	}
}
