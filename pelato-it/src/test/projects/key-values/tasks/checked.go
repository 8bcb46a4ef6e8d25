package main

import "errors"

func exec_task(key, data string) (string, string, error) {
	if data == "" {
		return "", "", errors.New("there are no data for " + key)
	}
	return key, "checked " + data, nil
}
