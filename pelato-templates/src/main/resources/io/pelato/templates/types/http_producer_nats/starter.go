package main

import "strconv"

// Runs for each request on the path, with its body; what it returns is the response, and is sent to dest_topic as well.
func exec_task(arg string) string {
	return `{"key":"request","data":` + strconv.Quote(arg) + `}`
}
