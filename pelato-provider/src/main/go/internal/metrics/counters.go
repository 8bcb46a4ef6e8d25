// Package metrics counts what becomes of messages.
package metrics

import (
	"sync"
	"sync/atomic"
)

// Task counts the messages of one task, since the provider started.
type Task struct {
	Done      atomic.Int64 // worked on, results stored, acknowledged
	Sent      atomic.Int64 // results stored
	Repeated  atomic.Int64 // results that were stored before, recognised by their ids
	Again     atomic.Int64 // attempts that the component or a sink put off
	Lost      atomic.Int64 // calls without an answer
	Reported  atomic.Int64 // messages that went to the error topic
	Waiting   atomic.Int64 // results that a full or unreachable destination keeps waiting
	InWork    atomic.Int64 // messages at hand now
	Delivered atomic.Int64 // messages taken from a stream
}

// Values are the counters at a moment, by their names.
type Values map[string]int64

// Values reads the counters.
func (t *Task) Values() Values {
	return Values{
		"done": t.Done.Load(), "sent": t.Sent.Load(), "repeated": t.Repeated.Load(), "again": t.Again.Load(),
		"lost_answers": t.Lost.Load(), "reported": t.Reported.Load(), "waiting": t.Waiting.Load(),
		"in_work": t.InWork.Load(), "delivered": t.Delivered.Load(),
	}
}

// Registry holds the counters of all tasks.
type Registry struct {
	mu    sync.Mutex
	tasks map[string]*Task
}

// Task is the counters of a task, which outlive its link.
func (r *Registry) Task(name string) *Task {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tasks == nil {
		r.tasks = map[string]*Task{}
	}
	if r.tasks[name] == nil {
		r.tasks[name] = &Task{}
	}
	return r.tasks[name]
}

// Values are all counters by task.
func (r *Registry) Values() map[string]Values {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := make(map[string]Values, len(r.tasks))
	for name, task := range r.tasks {
		all[name] = task.Values()
	}
	return all
}
