<#assign adapters = {"string": "String", "string_error": "StringError", "bytes": "Bytes", "bytes_error": "BytesError"}>
// The component around exec_task, which stands in task.go.
package main

import (
	pelato_runtime "pelato.task/pelato"
	pelato_handler "pelato.task/pelato/handler"
	pelato_work "pelato.task/pelato/work"
)

func init() {
	pelato_handler.Serve(pelato_runtime.Sending(pelato_runtime.${adapters[form]}(exec_task)))
	pelato_work.Serve(pelato_runtime.Results(pelato_runtime.${adapters[form]}(exec_task)))
}

func main() {}
