package pelato

import (
	"unicode/utf8"

	wallclock "pelato.task/gen/wasi/clocks/wall-clock"
	"pelato.task/gen/wasi/logging/logging"
)

// partSize is how much of a message one part of a report carries when a report
// with the whole message in it would be too long for the server.
const partSize = 256 * 1024

// reasonSize is how much of a reason is kept: a task may put its whole message
// into its error.
const reasonSize = 2000

// inWork is the message at hand, for the case that the task never returns, and
// working whether there is one. A pointer would put each message on the heap.
var (
	inWork  Message
	working bool
)

// Handle does the component's work with a message. If the work fails, the
// message goes to the component's error_topic whole; without an error_topic, or
// if that cannot be reached, the reason is logged and returned.
func Handle(message Message, work Work) error {
	err := attempt(message, work)
	if err == nil {
		return nil
	}
	return report(message, err.Error())
}

// Answer is [Handle] for a caller who is to know of every failure: the message
// is reported all the same.
func Answer(message Message, work Work) error {
	err := attempt(message, work)
	if err != nil {
		_ = report(message, err.Error())
	}
	return err
}

func attempt(message Message, work Work) error {
	if !Configured() {
		return Refused(exchanged)
	}
	inWork, working = message, true
	initNow()
	err := work(message)
	working = false
	return err
}

// Lost reports the message at hand when its task ends the component instead of
// returning: a panic, or os.Exit.
func Lost(reason string) {
	if !working {
		return
	}
	working = false
	if handed != "" {
		tellEnd(reason)
		return
	}
	_ = report(inWork, reason)
}

func report(message Message, reason string) error {
	reason = shortened(validText(reason))
	topic := Setting("error_topic")
	if topic == "" {
		log(message, reason)
		return Refused(reason)
	}
	now := wallclock.Now()
	failure := failure{
		task:    Setting("task"),
		subject: message.Subject,
		reason:  reason,
		time:    timestamp(now.Seconds, now.Nanoseconds),
	}
	err := send(topic, failure, message.Body)
	if err != nil {
		reason += "; could not be reported to " + topic + ": " + err.Error()
		log(message, reason)
		return Refused(reason)
	}
	return nil
}

// send publishes a report with the whole message in it or, if that is too long
// for one message, in parts.
func send(topic string, failure failure, body []byte) error {
	report := failure.whole(body)
	if fits(report) == nil {
		return Retry(func() error { return publish(topic, report) })
	}
	parts := (len(body) + partSize - 1) / partSize
	for part := range parts {
		end := min((part+1)*partSize, len(body))
		report = failure.part(body[part*partSize:end], part+1, parts)
		if err := Retry(func() error { return publish(topic, report) }); err != nil {
			return err
		}
	}
	return nil
}

func shortened(reason string) string {
	if len(reason) <= reasonSize {
		return reason
	}
	cut := reasonSize
	for cut > 0 && !utf8.RuneStart(reason[cut]) {
		cut--
	}
	return reason[:cut] + "..."
}

func log(message Message, reason string) {
	logging.Log(logging.LevelError, Setting("task"), "a message on "+message.Subject+" was not processed: "+reason)
}
