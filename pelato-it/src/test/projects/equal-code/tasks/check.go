package main

import "errors"

func exec_task(arg []byte) ([]byte, error) {
	if len(arg) == 0 {
		return nil, errors.New("nothing to check")
	}
	return arg, nil
}
