<#assign adapters = {"string": "String", "string_error": "StringError", "bytes": "Bytes", "bytes_error": "BytesError"}>
// The component around exec_task, which stands in task.go.
package main

import (
	pelato_runtime "pelato.task/pelato"
	pelato_http "pelato.task/pelato/http"
)

func init() {
	pelato_http.Serve(pelato_runtime.${adapters[form]}(exec_task))
}

func main() {}
