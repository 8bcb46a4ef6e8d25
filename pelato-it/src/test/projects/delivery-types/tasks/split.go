package main

import (
	"errors"
	"strings"
)

func exec_task(arg string) (string, error) {
	if arg == "" {
		return "", errors.New("there is nothing to split")
	}
	return strings.TrimSpace(arg), nil
}
