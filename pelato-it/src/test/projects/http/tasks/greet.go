package main

import "errors"

func exec_task(arg string) (string, error) {
	if arg == "nobody" {
		return "", errors.New("there is nobody to greet")
	}
	return "hello " + arg, nil
}
