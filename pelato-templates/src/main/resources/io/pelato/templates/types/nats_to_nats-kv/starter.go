package main

import "strings"

// Runs for each message {"key":"...","data":"..."} on source_topic; the key and the value that it returns are stored in
// the bucket.
func exec_task(key, data string) (string, string) {
	return strings.ToLower(key), data
}
