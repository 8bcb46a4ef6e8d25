// Package handler makes a component answer wasmcloud:messaging/handler.
package handler

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasmcloud/messaging/handler"
	"pelato.task/pelato"
)

// work is what the component does with a message.
var work pelato.Work

func init() {
	handler.Exports.HandleMessage = handle
	pelato.InitLater()
}

// Serve has every message that reaches the component done by this work.
func Serve(does pelato.Work) {
	work = does
}

func handle(message handler.BrokerMessage) cm.Result[string, struct{}, string] {
	err := pelato.Handle(pelato.Message{Subject: message.Subject, Body: message.Body.Slice()}, doWork)
	if err != nil {
		return cm.Err[cm.Result[string, struct{}, string]](err.Error())
	}
	return cm.OK[cm.Result[string, struct{}, string]](struct{}{})
}

func doWork(message pelato.Message) error {
	return work(message)
}
