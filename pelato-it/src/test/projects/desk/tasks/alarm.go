package main

import "time"

func exec_task(arg string) string {
	return time.Now().UTC().Format(time.RFC3339)
}
