package main

import "errors"

func exec_task(arg string) (string, error) {
	if arg == "poison" {
		return "", errors.New("this is poison")
	}
	return arg + arg, nil
}
