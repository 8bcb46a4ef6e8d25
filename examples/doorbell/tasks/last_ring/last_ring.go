package main

import "strings"

// exec_task gives the key and the value to store.
func exec_task(key, data string) (string, string) {
	return strings.ReplaceAll(strings.ToLower(key), " ", "-"), data
}
