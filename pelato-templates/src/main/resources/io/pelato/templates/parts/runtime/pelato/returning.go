package pelato

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasmcloud/messaging/consumer"
)

// Outgoing is a message that a component returns to be sent, or what its
// provider is to store.
type Outgoing struct {
	Subject string
	Body    []byte
}

// Again says that an attempt failed for a reason that will pass, and that the
// message is to be handed over again.
type Again string

// Error is the reason in words.
func (a Again) Error() string { return string(a) }

// Returning is a component's work with a message where its provider sends or
// stores what comes of it.
type Returning func(message Message) ([]Outgoing, error)

// Results returns what the task returns for all destinations (dest_topic).
func Results(task Task) Returning {
	return func(message Message) ([]Outgoing, error) {
		result, err := task(message.Body)
		if err != nil || len(result) == 0 {
			return nil, err
		}
		var out []Outgoing
		var subject string
		for left := Setting("dest_topic"); left != ""; {
			if subject, left = cut(left); subject != "" {
				out = append(out, Outgoing{subject, result})
			}
		}
		return out, nil
	}
}

// Configured says whether the component has its configuration. While a
// component is exchanged for a new one, a host takes it away from the old one
// shortly before it stops it.
func Configured() bool { return Setting("task") != "" }

const exchanged = "the component has no configuration, because it is being exchanged for a new one"

// endedSubject is a word between a component and its provider, no subject of
// NATS: the body says why the component ends, reply-to is the id of its message.
const endedSubject = "$pelato.ended"

// handed is the id of the message that a provider handed over to be returned,
// or empty.
var handed string

// Hand does returning work with a message. If the task ends the component, its
// provider is told at once and reports the message.
func Hand(id string, message Message, work Returning) ([]Outgoing, error) {
	if !Configured() {
		return nil, Again(exchanged)
	}
	handed, inWork, working = id, message, true
	initNow()
	out, err := work(message)
	handed, working = "", false
	if !Configured() { // it went while the task worked, and with it where the result goes
		return nil, Again(exchanged)
	}
	if err == nil {
		return out, nil
	}
	if _, passes := err.(Again); passes {
		return nil, err
	}
	return nil, Refused(shortened(validText(err.Error())))
}

// tellEnd tells the provider that waits for the answer why none will come.
func tellEnd(reason string) {
	reason = shortened(validText(reason))
	published = consumer.Publish(consumer.BrokerMessage{
		Subject: endedSubject, Body: cm.ToList(bytesOf(reason)), ReplyTo: cm.Some(handed),
	})
}
