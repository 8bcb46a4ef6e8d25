<#assign adapters = {"keyvalue": "KeyValue", "keyvalue_error": "KeyValueError"}>
// The component around exec_task, which stands in task.go.
package main

import (
	"pelato.task/pelato/handler"
	"pelato.task/pelato/keyvalue"
)

func init() {
	handler.Serve(keyvalue.Storing(keyvalue.${adapters[form]}(exec_task)))
}

func main() {}
