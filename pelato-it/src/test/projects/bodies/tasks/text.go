package main

func exec_task(arg string) string {
	if arg == "drop" {
		return ""
	}
	return arg + "!"
}
