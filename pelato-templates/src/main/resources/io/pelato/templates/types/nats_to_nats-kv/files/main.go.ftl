<#assign adapters = {"keyvalue": "KeyValue", "keyvalue_error": "KeyValueError"}>
// The component around exec_task, which stands in task.go.
package main

import (
	pelato_handler "pelato.task/pelato/handler"
	pelato_keyvalue "pelato.task/pelato/keyvalue"
	pelato_work "pelato.task/pelato/work"
)

func init() {
	pelato_handler.Serve(pelato_keyvalue.Storing(pelato_keyvalue.${adapters[form]}(exec_task)))
	pelato_work.Serve(pelato_keyvalue.Returning(pelato_keyvalue.${adapters[form]}(exec_task)))
}

func main() {}
