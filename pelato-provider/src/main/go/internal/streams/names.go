// Package streams makes the streams and consumers of a workflow, finds out
// where the provider is, and clears away what nobody needs any more.
package streams

import (
	"slices"
	"strings"

	"pelato.provider/internal/settings"
)

// Place is where a provider keeps its messages: a JetStream domain. Names hold
// the domain, because an acknowledgement's subject does not: equal names in two
// domains would acknowledge each other's messages.
type Place struct {
	Domain string
	// Edge says that this is not the cloud's JetStream.
	Edge bool
}

// Stream is the name of a workflow's stream.
func (p Place) Stream(project string) string {
	return "PELATO_" + token(project) + "_" + p.name()
}

// Errors is the name of a workflow's stream of reports.
func (p Place) Errors(project string) string {
	return "PELATO_" + token(project) + "_errors_" + p.name()
}

// Subject is where a message from task to task is kept in this place. Where
// edges have no streams of their own there is one place, and the subject is the
// message's own.
func (p Place) Subject(w settings.Workflow, subject string) string {
	if !w.Edges {
		return subject
	}
	return p.scope(w.Project) + subject
}

// Outbound is where an edge keeps a message for somebody in the cloud who is no
// task of the workflow.
func (p Place) Outbound(w settings.Workflow, subject string) string {
	return p.outbound(w.Project) + subject
}

// Received is where the cloud keeps a message that came from an edge. Tasks
// that run on edges too have worked on it there.
func (p Place) Received(w settings.Workflow, subject string) string {
	return p.received(w.Project) + subject
}

// TakenOfEdges are the subjects that the consumer of a task in the cloud filters
// by beside those of [Place.Taken], where the task runs on no edge.
func (p Place) TakenOfEdges(w settings.Workflow, subjects []string) []string {
	if !w.Edges || p.Edge {
		return nil
	}
	var taken []string
	for _, subject := range subjects {
		taken = append(taken, p.Received(w, subject))
	}
	return taken
}

// Plain is a kept message's subject as the workflow has it.
func (p Place) Plain(w settings.Workflow, subject string) string {
	for _, prefix := range []string{p.scope(w.Project), p.outbound(w.Project), p.received(w.Project)} {
		if plain, kept := strings.CutPrefix(subject, prefix); kept {
			return plain
		}
	}
	return subject
}

// ToForward are the subjects that an edge's forwarder takes to the cloud.
func (p Place) ToForward(w settings.Workflow) []string {
	return withoutCovered(append(p.Taken(w, w.Forwarded), p.outbound(w.Project)+">"))
}

// Captured are the subjects of a workflow's stream in this place.
func (p Place) Captured(w settings.Workflow) []string {
	var subjects []string
	if !w.Edges {
		subjects = slices.Concat(w.CloudSubjects, w.Sent)
	} else if p.Edge {
		subjects = append(slices.Clone(w.EdgeSubjects), p.scope(w.Project)+">", p.outbound(w.Project)+">")
	} else {
		subjects = append(slices.Clone(w.CloudSubjects), p.scope(w.Project)+">", p.received(w.Project)+">")
	}
	return withoutCovered(subjects)
}

// Taken are the subjects that a consumer of these of the workflow's subjects
// filters by.
func (p Place) Taken(w settings.Workflow, subjects []string) []string {
	if !w.Edges {
		return withoutCovered(slices.Clone(subjects))
	}
	captured := w.CloudSubjects
	if p.Edge {
		captured = w.EdgeSubjects
	}
	var taken []string
	for _, subject := range subjects {
		taken = append(taken, p.scope(w.Project)+subject)
		for _, outside := range captured {
			if Covers(outside, subject) || Covers(subject, outside) {
				taken = append(taken, subject)
				break
			}
		}
	}
	return withoutCovered(taken)
}

func (p Place) scope(project string) string {
	return "_p." + p.name() + "." + token(project) + "."
}

func (p Place) outbound(project string) string {
	return "_f." + p.name() + "." + token(project) + "."
}

func (p Place) received(project string) string {
	return "_r." + p.name() + "." + token(project) + "."
}

func (p Place) name() string {
	if p.Domain == "" {
		return "main"
	}
	return token(p.Domain)
}

// token makes a text that may stand in a stream's name and between the dots of
// a subject.
func token(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, text)
}
