package main

import (
	"strings"
	"time"
)

// What a message takes, so that there is always work in hand.
const effort = 20 * time.Millisecond

// "RUN 17" becomes a row.
func exec_task(arg string) string {
	run, n, _ := strings.Cut(arg, " ")
	time.Sleep(effort)
	return `{"run": "` + run + `", "n": ` + n + `}`
}
