// Package counting tells what memory was allocated for a message. An instance
// lives for one message, so that is all its runtime has allocated.
package counting

import (
	"runtime"
	"strconv"

	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasmcloud/messaging/consumer"
	"pelato.task/gen/wasmcloud/messaging/handler"
)

// Variables of the package: a closure and a local would be counted themselves.
var (
	counted func(handler.BrokerMessage) cm.Result[string, struct{}, string]
	counts  string
	stats   runtime.MemStats
)

// Start has a message with the number of allocations and the bytes follow each
// message on this subject.
func Start(subject string) {
	counted, counts = handler.Exports.HandleMessage, subject
	handler.Exports.HandleMessage = handle
}

func handle(message handler.BrokerMessage) cm.Result[string, struct{}, string] {
	result := counted(message)
	runtime.ReadMemStats(&stats)
	text := strconv.FormatUint(stats.Mallocs, 10) + " " + strconv.FormatUint(stats.TotalAlloc, 10)
	consumer.Publish(consumer.BrokerMessage{Subject: counts, Body: cm.ToList([]byte(text))})
	return result
}
