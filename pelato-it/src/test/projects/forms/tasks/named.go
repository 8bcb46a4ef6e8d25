package main

import "fmt"

// More than one function, and names that Go allows everywhere.
func exec_task(
	payload string, // what came
) (result string, err error) {
	defer func() {
		if result == "" {
			err = fmt.Errorf("nothing came of %q", payload)
		}
	}()
	return twice(payload), nil
}

func twice(text string) string {
	return text + text
}
