// Package component hands messages to components through pelato:work/task.
package component

import (
	"encoding/base64"
	"unicode/utf8"

	"pelato.provider/internal/outcome"
	"pelato.provider/internal/wrpc"
)

// Message is what a component works on.
type Message struct {
	// ID is the same each time the message is handed over, wherever.
	ID string
	// Attempt counts from 1.
	Attempt int
	Subject string
	Body    []byte
}

// Outgoing is what a component returns: a message to send, or what a sink
// stores.
type Outgoing struct {
	Subject string
	Body    []byte
}

// The cases of the variants in pelato:work@0.1.0, in their order.
const (
	caseText   = 0
	caseBase64 = 1

	caseOK = 0

	caseRefused = 0
)

func appendMessage(to []byte, m Message) []byte {
	to = wrpc.AppendString(to, m.ID)
	to = wrpc.AppendNumber(to, uint64(m.Attempt))
	to = wrpc.AppendString(to, m.Subject)
	return appendBody(to, m.Body)
}

// appendBody writes bytes that are no text as base64: a host hands a list of
// bytes over one by one, which takes a hundred times as long as a text.
func appendBody(to, body []byte) []byte {
	if utf8.Valid(body) {
		return wrpc.AppendBytes(append(to, caseText), body)
	}
	to = append(to, caseBase64)
	to = wrpc.AppendNumber(to, uint64(base64.StdEncoding.EncodedLen(len(body))))
	return base64.StdEncoding.AppendEncode(to, body)
}

// readAnswer reads result<list<outgoing>, failure>. The second error is that of
// the encoding; the first is what the component answered.
func readAnswer(d *wrpc.Decoder) (out []Outgoing, answered error) {
	if d.Number() != caseOK {
		kind, reason := d.Number(), d.String()
		if kind == caseRefused {
			return nil, outcome.Refused(reason)
		}
		return nil, outcome.Again(reason)
	}
	out = make([]Outgoing, d.Length())
	for i := range out {
		subject := d.String()
		body, err := readBody(d)
		if err != nil {
			return nil, outcome.Refused("the component returned a body that is not base64: " + err.Error())
		}
		out[i] = Outgoing{Subject: subject, Body: body}
	}
	return out, nil
}

func readBody(d *wrpc.Decoder) ([]byte, error) {
	if d.Number() == caseText {
		return d.Bytes(), nil
	}
	return base64.StdEncoding.AppendDecode(nil, d.Bytes())
}
