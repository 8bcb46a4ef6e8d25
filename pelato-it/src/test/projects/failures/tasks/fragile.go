package main

import (
	"errors"
	"os"
	"strings"
)

var nothing *struct{ name string }

func exec_task(arg string) (string, error) {
	switch strings.Split(arg, " ")[0] {
	case "error":
		return "ignored", errors.New("the task does not like \"" + arg + "\"")
	case "long-error":
		return "", errors.New(strings.Repeat("long ", 1000))
	case "panic":
		panic("the task panics at " + arg)
	case "exit":
		os.Exit(3)
	case "nil":
		return nothing.name, nil
	case "index":
		return strings.Split(arg, " ")[7], nil
	case "too-long":
		return strings.Repeat("x", 1024*1024), nil
	}
	return arg + "!", nil
}
