<#assign adapters = {"string": "String", "string_error": "StringError"}>
package main

import (
	"strings"

	"pelato.task/pelato"
	"pelato.task/pelato/handler"
)

func init() {
	handler.Serve(splitting(pelato.${adapters[form]}(exec_task)))
}

func splitting(task pelato.Task) pelato.Work {
	return func(message pelato.Message) error {
		result, err := task(message.Body)
		if err != nil {
			return err
		}
		for _, piece := range strings.Split(string(result), pelato.Setting("separator")) {
			if err := pelato.Send([]byte(piece)); err != nil {
				return err
			}
		}
		return nil
	}
}

func main() {}
