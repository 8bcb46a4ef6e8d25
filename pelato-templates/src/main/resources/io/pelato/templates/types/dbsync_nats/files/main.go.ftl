<#assign adapters = {"string": "String", "string_error": "StringError", "bytes": "Bytes", "bytes_error": "BytesError"}>
// The component around exec_task, which stands in task.go.
package main

import (
	"pelato.task/pelato"
	"pelato.task/pelato/handler"
	"pelato.task/pelato/postgres"
)

func init() {
	handler.Serve(postgres.Storing(pelato.${adapters[form]}(exec_task)))
}

func main() {}
