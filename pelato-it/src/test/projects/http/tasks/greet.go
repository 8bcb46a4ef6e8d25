package main

import (
	"errors"
	"time"
)

func exec_task(arg string) (string, error) {
	switch arg {
	case "nobody":
		return "", errors.New("there is nobody to greet")
	case "ghosts":
		panic("there are no ghosts")
	case "somebody slow":
		time.Sleep(12 * time.Second)
	}
	return "hello " + arg, nil
}
