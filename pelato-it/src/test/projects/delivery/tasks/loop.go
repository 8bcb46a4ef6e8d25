package main

var turns int

func exec_task(arg string) string {
	for {
		turns++
	}
}
