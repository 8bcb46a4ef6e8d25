package pelato

import "unicode/utf8"

// failure is what the error topic is told of a message, as a JSON object with
// the fields task, subject, reason, time, and body (a string) where the message
// is UTF-8, else body_base64.
type failure struct {
	task, subject, reason, time string
}

// whole is the report with all of the message in it.
func (f failure) whole(body []byte) []byte {
	report := f.start(len(body))
	if utf8.Valid(body) {
		report = appendString(append(report, `,"body":`...), stringOf(body))
	} else {
		report = appendBase64(append(report, `,"body_base64":`...), body)
	}
	return append(report, '}')
}

// part is the report with one of several parts of the message, numbered from 1.
// A part may end inside a character, so it is always body_base64.
func (f failure) part(body []byte, number, of int) []byte {
	report := f.start(len(body) * 4 / 3)
	report = appendNumber(append(report, `,"part":`...), number)
	report = appendNumber(append(report, `,"parts":`...), of)
	report = appendBase64(append(report, `,"body_base64":`...), body)
	return append(report, '}')
}

func (f failure) start(bodySize int) []byte {
	report := make([]byte, 0, bodySize+len(f.task)+len(f.subject)+len(f.reason)+len(f.time)+96)
	report = appendString(append(report, `{"task":`...), f.task)
	report = appendString(append(report, `,"subject":`...), f.subject)
	report = appendString(append(report, `,"reason":`...), f.reason)
	return appendString(append(report, `,"time":`...), f.time)
}
