// Package handler makes a component answer wasmcloud:messaging/handler.
package handler

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasmcloud/messaging/handler"
	"pelato.task/pelato"
)

// Serve has every message that reaches the component done by work.
func Serve(work pelato.Work) {
	handler.Exports.HandleMessage = func(message handler.BrokerMessage) cm.Result[string, struct{}, string] {
		err := pelato.Handle(pelato.Message{Subject: message.Subject, Body: message.Body.Slice()}, work)
		if err != nil {
			return cm.Err[cm.Result[string, struct{}, string]](err.Error())
		}
		return cm.OK[cm.Result[string, struct{}, string]](struct{}{})
	}
}
