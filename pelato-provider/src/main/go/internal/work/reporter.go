package work

import (
	"context"
	"errors"
	"log"
	"time"

	"pelato.provider/internal/component"
	"pelato.provider/internal/outcome"
	"pelato.provider/internal/report"
)

// Reporter tells the error topic of messages that could not be worked on.
type Reporter struct {
	Task string
	// Topic is the error topic, or empty: then the log is told.
	Topic string
	Sink  Sink
	// MaxPayload is how long a message may be.
	MaxPayload func() int64
}

// Report returns nil when the report is stored, or logged where there is no
// error topic.
func (r *Reporter) Report(ctx context.Context, m component.Message, reason string) error {
	reason = report.Shortened(reason)
	if r.Topic == "" {
		log.Printf("%s: a message on %s was not processed: %s", r.Task, m.Subject, reason)
		return nil
	}
	failure := report.Failure{Task: r.Task, Subject: m.Subject, Reason: reason, Time: time.Now(), Body: m.Body}
	var parts []component.Outgoing
	for _, part := range failure.Messages(int(r.MaxPayload())) {
		parts = append(parts, component.Outgoing{Subject: r.Topic, Body: part})
	}
	err := r.Sink.Store(ctx, m.ID+"-failure", parts)
	var refused outcome.Refused
	if errors.As(err, &refused) { // nothing else can be done for it
		log.Printf("%s: a message on %s was not processed: %s; could not be reported to %s: %v", r.Task, m.Subject, reason, r.Topic, err)
		return nil
	}
	return err
}
