package main

import (
	"os"
	"regexp"
)

var pattern = regexp.MustCompile(os.Getenv("PATTERN"))

func init() {
	if os.Getenv("SITE") == "" {
		panic("SITE is not set")
	}
}

func exec_task(arg string) string {
	return pattern.FindString(arg)
}
