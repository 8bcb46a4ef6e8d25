package main

import (
	"errors"
	"strconv"
)

func exec_task(arg string) (string, error) {
	if _, err := strconv.Atoi(arg); err != nil {
		return "", errors.New("this is no number")
	}
	return `{"n": ` + arg + `}`, nil
}
