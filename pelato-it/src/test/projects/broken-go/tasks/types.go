package main

import "strings"

func exec_task(arg string) string {
	count := strings.Count(arg, "a")
	var text string = count
	return text + 1.5
}
