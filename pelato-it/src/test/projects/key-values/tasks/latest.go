package main

import "strings"

func exec_task(key, data string) (string, string) {
	if data == "skip" {
		return "", ""
	}
	return strings.ToLower(key), data
}
