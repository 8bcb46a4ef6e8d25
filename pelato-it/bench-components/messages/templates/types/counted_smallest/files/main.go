package main

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/counting"
	"pelato.task/gen/wasmcloud/messaging/consumer"
	"pelato.task/gen/wasmcloud/messaging/handler"
)

func init() {
	handler.Exports.HandleMessage = func(message handler.BrokerMessage) cm.Result[string, struct{}, string] {
		return consumer.Publish(consumer.BrokerMessage{Subject: "message_path.counted_smallest.out", Body: message.Body})
	}
	counting.Start("message_path.counted_smallest.counts")
}

func main() {}
