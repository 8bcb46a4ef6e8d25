package main

import (
	"errors"
	"strings"
)

// Runs for each message on source_topic; what it returns is sent to dest_topic, an error goes to the error_topic.
func exec_task(arg string) (string, error) {
	if arg == "" {
		return "", errors.New("a message without content")
	}
	return strings.Replace(arg, `"key":"`, `"key":"plant-`, 1), nil
}
