// Package keyvalue stores what a task returns under a key of a bucket.
package keyvalue

import (
	"strings"
	"unsafe"

	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wrpc/keyvalue/store"
	"pelato.task/pelato"
	"pelato.task/pelato/json"
)

// linkName stands for the bucket: the provider knows which one from the link of
// that name.
const linkName = "default"

// Task is a user's exec_task: what to store for the key and data of a message.
type Task func(key, data string) (string, string, error)

// KeyValue adapts func(key, data string) (string, string).
func KeyValue(exec func(string, string) (string, string)) Task {
	return func(key, data string) (string, string, error) {
		key, data = exec(key, data)
		return key, data, nil
	}
}

// KeyValueError adapts func(key, data string) (string, string, error).
func KeyValueError(exec func(string, string) (string, string, error)) Task {
	return exec
}

// Storing is the work of a component that takes messages of the form
// {"key": ..., "data": ...} and stores what its task returns for them. Without
// a key and data in the result, nothing is stored.
func Storing(task Task) pelato.Work {
	return func(message pelato.Message) error {
		key, data, err := valueFor(task, message)
		if err != nil || key == "" {
			return err
		}
		return pelato.Retry(func() error { return set(key, data) })
	}
}

// Returning is the work of a component whose provider stores the value: the key
// is the subject of the message that is returned.
func Returning(task Task) pelato.Returning {
	return func(message pelato.Message) ([]pelato.Outgoing, error) {
		key, data, err := valueFor(task, message)
		if err != nil || key == "" {
			return nil, err
		}
		return []pelato.Outgoing{{Subject: key, Body: unsafe.Slice(unsafe.StringData(data), len(data))}}, nil
	}
}

// valueFor is the key and the value that the task returns for a message, or no
// key where there is nothing to store.
func valueFor(task Task, message pelato.Message) (key, data string, err error) {
	key, data, err = parse(message.Body)
	if err != nil {
		return "", "", err
	}
	key, data, err = task(key, data)
	if err != nil || key == "" && data == "" {
		return "", "", err
	}
	if reason := unfit(key); reason != "" {
		return "", "", pelato.Refused("the task returned the key '" + key + "'; " + reason)
	}
	return key, data, nil
}

func parse(body []byte) (key, data string, err error) {
	s := json.Scanner{Text: unsafe.String(unsafe.SliceData(body), len(body))}
	if s.Next() != '{' {
		return "", "", pelato.Refused(`the message is not a JSON object with "key" and "data"`)
	}
	var rawKey, rawData string
	if err := s.Object(func(member, value string) {
		switch member {
		case "key":
			rawKey = value
		case "data":
			rawData = value
		}
	}); err != nil {
		return "", "", err
	}
	if s.Next() != json.End {
		return "", "", s.Unexpected()
	}
	if rawKey == "" || rawData == "" {
		return "", "", pelato.Refused(`the message has no "key" or no "data"`)
	}
	if key, err = json.String(rawKey); err == nil {
		data, err = json.String(rawData)
	}
	return key, data, err
}

const (
	// longestKey leaves room in what a NATS server reads as one line.
	longestKey = 1024

	keyRule = "a key consists of letters, digits and -/_=. and has no dot at its beginning, at its end or after another"
)

// unfit is why NATS does not take a key, or keeps it for itself.
func unfit(key string) string {
	if len(key) > longestKey {
		return "a key is no longer than 1024 bytes"
	}
	if strings.HasPrefix(key, "_kv") {
		return "keys that begin with _kv are NATS's own"
	}
	word := 0
	for i := range len(key) {
		c := key[i]
		switch {
		case c == '.' && word > 0:
			word = 0
			continue
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-/_=", c) >= 0:
			word++
			continue
		}
		return keyRule
	}
	if word == 0 {
		return keyRule
	}
	return ""
}

func set(key, data string) error {
	result := store.Set(linkName, key, cm.ToList(unsafe.Slice(unsafe.StringData(data), len(data))))
	failure := result.Err()
	if failure == nil {
		return nil
	}
	if reason := failure.Other(); reason != nil {
		return pelato.Failed(*reason)
	}
	return pelato.Failed(failure.String())
}
