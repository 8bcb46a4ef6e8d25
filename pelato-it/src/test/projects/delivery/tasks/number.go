package main

import (
	"errors"
	"strings"
)

// "RUN 17" becomes a row; "RUN error" and "RUN panic" are poison.
func exec_task(arg string) (string, error) {
	run, n, _ := strings.Cut(arg, " ")
	switch n {
	case "error":
		return "", errors.New("this is no number")
	case "panic":
		panic("the task panics at " + arg)
	}
	return `{"run": "` + run + `", "n": ` + n + `}`, nil
}
