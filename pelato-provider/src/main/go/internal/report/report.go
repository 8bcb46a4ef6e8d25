// Package report writes what the error topic is told of a message that could
// not be worked on, in the form that components write it.
package report

import (
	"bytes"
	"encoding/json"
	"time"
	"unicode/utf8"
)

const (
	// reasonSize is how much of a reason is kept: a task may put its whole
	// message into its error.
	reasonSize = 2000
	// partSize is how much of a message one part of a report carries.
	partSize = 256 * 1024
	headroom = 1024
)

// Failure is a message that could not be worked on, and why.
type Failure struct {
	Task, Subject, Reason string
	Time                  time.Time
	Body                  []byte
}

type whole struct {
	Task    string  `json:"task"`
	Subject string  `json:"subject"`
	Reason  string  `json:"reason"`
	Time    string  `json:"time"`
	Part    int     `json:"part,omitempty"`
	Parts   int     `json:"parts,omitempty"`
	Body    *string `json:"body,omitempty"`
	Base64  []byte  `json:"body_base64,omitempty"`
}

// Messages is the report, in parts where it would be longer than the server
// takes.
func (f Failure) Messages(maxPayload int) [][]byte {
	report := f.start()
	if utf8.Valid(f.Body) {
		text := string(f.Body)
		report.Body = &text
	} else {
		report.Base64 = f.Body
	}
	if message := encode(report); len(message) <= maxPayload-headroom {
		return [][]byte{message}
	}
	var messages [][]byte
	size := min(partSize, max(1024, (maxPayload-2*headroom-2*reasonSize)/2))
	parts := (len(f.Body) + size - 1) / size
	for part := range parts {
		report := f.start()
		report.Part, report.Parts = part+1, parts
		report.Base64 = f.Body[part*size : min((part+1)*size, len(f.Body))]
		messages = append(messages, encode(report))
	}
	return messages
}

func (f Failure) start() whole {
	return whole{
		Task:    f.Task,
		Subject: f.Subject,
		Reason:  Shortened(f.Reason),
		Time:    f.Time.UTC().Format("2006-01-02T15:04:05.000Z"),
	}
}

func encode(report whole) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(report); err != nil {
		panic(err) // texts and bytes can always be written
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n"))
}

// Shortened is a reason without what is too much of it.
func Shortened(reason string) string {
	if len(reason) <= reasonSize {
		return reason
	}
	cut := reasonSize
	for cut > 0 && !utf8.RuneStart(reason[cut]) {
		cut--
	}
	return reason[:cut] + "..."
}
