package main

import "errors"

func exec_task(arg []byte) ([]byte, error) {
	if len(arg) == 0 {
		return nil, nil
	}
	if arg[0] == 0 {
		arg[0] = 'x'
		return arg, errors.New("bytes must not begin with zero")
	}
	return append(arg, 0xff), nil
}
