package main

import "time"

// As long as a call to another service takes.
func exec_task(arg string) string {
	time.Sleep(20 * time.Millisecond)
	return arg
}
