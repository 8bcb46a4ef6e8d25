package main

import "errors"

func exec_task(arg string) (string, error) {
	switch arg {
	case "bad":
		return "half a result", errors.New("bad is not good enough")
	case "drop":
		return "", nil
	}
	return arg + " as a string", nil
}
