package main

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasi/config/runtime"
	"pelato.task/gen/wasmcloud/messaging/consumer"
	"pelato.task/gen/wasmcloud/messaging/handler"
)

func init() {
	handler.Exports.HandleMessage = func(message handler.BrokerMessage) cm.Result[string, struct{}, string] {
		configured := runtime.Get("dest_topic")
		return consumer.Publish(consumer.BrokerMessage{Subject: *configured.OK().Some(), Body: message.Body})
	}
}

func main() {}
