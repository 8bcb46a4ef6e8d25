package pelato

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasmcloud/messaging/consumer"
)

// published is what the host said last of a message that was sent; see [looked].
var published cm.Result[string, struct{}, string]

// sentAs is the id of the result that is being sent, or empty. Reports have none.
var sentAs string

// Sending is the work of a component that sends what its task returns to all
// its destinations (dest_topic).
func Sending(task Task) Work {
	return func(message Message) error {
		result, err := task(message.Body)
		if err != nil {
			return err
		}
		return Send(result)
	}
}

// Send publishes a result on every destination of the component. An empty
// result is not sent. A destination that refuses does not keep the others from
// getting theirs; the error names each one that refused.
func Send(result []byte) error {
	return SendOnce("", result)
}

// SendOnce is [Send] for a result with an id: one that is sent again under the
// same id is stored once. That takes a provider that stores what is sent
// (delivery: at_least_once). Without an id it is [Send].
func SendOnce(id string, result []byte) error {
	if len(result) == 0 {
		return nil
	}
	sentAs = id
	reason := ""
	var subject string
	destinations := Setting("dest_topic")
	if destinations == "" && !Configured() { // it went while the task worked
		return Refused(exchanged)
	}
	for left := destinations; left != ""; {
		if subject, left = cut(left); subject == "" {
			continue
		}
		err := publish(subject, result)
		if err != nil {
			err = publishAgain(err, subject, result)
		}
		if err == nil {
			continue
		}
		if reason != "" {
			reason += "; "
		}
		reason += "could not be sent to " + subject + ": " + err.Error()
	}
	sentAs = ""
	if reason == "" {
		return nil
	}
	return Refused(reason)
}

// publishAgain goes on after a first attempt that failed. It stands apart so that
// a message that is sent at once pays nothing for what a repetition needs.
//
//go:noinline
func publishAgain(err error, subject string, body []byte) error {
	return repeat(err, func() error { return publish(subject, body) })
}

func publish(subject string, body []byte) error {
	if err := fits(body); err != nil {
		return err
	}
	message := consumer.BrokerMessage{Subject: subject, Body: cm.ToList(body)}
	if sentAs != "" { // each destination may be kept in the same stream
		message.ReplyTo = cm.Some(sentAs + "-" + subject)
	}
	published = consumer.Publish(message)
	reason := published.Err()
	if reason == nil {
		return nil
	}
	return Failed(*reason)
}

// What a NATS server takes by default, and what the provider's own headers need
// of it. The provider sends a longer message all the same; the server then
// closes the connection, and that message and others are lost without a word.
const (
	defaultMaxPayload = 1024 * 1024
	headerSize        = 1024
)

func fits(body []byte) error {
	if len(body) <= defaultMaxPayload-headerSize {
		return nil
	}
	limit := number(Setting("max_payload"), defaultMaxPayload)
	if len(body) <= limit-headerSize {
		return nil
	}
	return Refused("a message of " + decimal(len(body)) + " bytes is longer than the server takes (max_payload " +
		decimal(limit) + " less " + decimal(headerSize) + " for headers)")
}
