package main

import "strconv"

// Runs when the schedule says so, or for a message on the trigger; what it returns is sent to dest_topic.
func exec_task(arg string) string {
	value := 20 + len(arg)%5
	return `{"key":"sensor-1","data":"` + strconv.Itoa(value) + `"}`
}
