<#assign adapters = {"string": "String", "string_error": "StringError"}>
package main

import (
	"strings"

	"pelato.task/pelato"
	"pelato.task/pelato/handler"
	"pelato.task/pelato/work"
)

func init() {
	handler.Serve(splitting(pelato.${adapters[form]}(exec_task)))
	work.Serve(pieces(pelato.${adapters[form]}(exec_task)))
}

// splitting sends the pieces itself: delivery: at_most_once.
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

// pieces returns them, and the provider stores them: delivery: at_least_once.
func pieces(task pelato.Task) pelato.Returning {
	return func(message pelato.Message) ([]pelato.Outgoing, error) {
		result, err := task(message.Body)
		if err != nil {
			return nil, err
		}
		var out []pelato.Outgoing
		for _, piece := range strings.Split(string(result), pelato.Setting("separator")) {
			for _, topic := range pelato.SettingList("dest_topic") {
				out = append(out, pelato.Outgoing{Subject: topic, Body: []byte(piece)})
			}
		}
		return out, nil
	}
}

func main() {}
