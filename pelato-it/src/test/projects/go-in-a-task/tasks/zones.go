package main

import (
	"time"
	_ "time/tzdata"
)

func exec_task(arg string) (string, error) {
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		return "", err
	}
	moment, err := time.Parse(time.RFC3339, arg)
	return moment.In(rome).Format(time.RFC3339), err
}
