package main

import "errors"

func exec_task(arg string) (string, error) {
	if arg != "good" {
		return "", errors.New("only good is good enough")
	}
	return arg, nil
}
