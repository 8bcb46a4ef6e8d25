package main

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Two goroutines each read a value that is nested as deep as the message says.
func exec_task(arg string) string {
	depth, err := strconv.Atoi(arg)
	if err != nil {
		return "no number"
	}
	done := make(chan int)
	for range 2 {
		go func() { done <- read(depth) }()
	}
	return strconv.Itoa(read(depth) + <-done + <-done)
}

func read(depth int) int {
	var value any
	if json.Unmarshal([]byte(strings.Repeat("[", depth)+strings.Repeat("]", depth)), &value) != nil {
		return 0
	}
	return depth
}
