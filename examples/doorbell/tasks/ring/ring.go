package main

import (
	"encoding/json"
	"errors"
	"strings"
	"time"
)

type entry struct {
	Key  string `json:"key"`
	Data string `json:"data"`
}

// exec_task answers the request with what it also sends on: which door rang, and when.
func exec_task(body string) (string, error) {
	door := strings.TrimSpace(body)
	if door == "" {
		return "", errors.New("the request's body must name the door")
	}
	text, err := json.Marshal(entry{Key: door, Data: time.Now().UTC().Format(time.RFC3339)})
	return string(text), err
}
