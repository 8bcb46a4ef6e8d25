package main

func exec_task(arg string) string {
	if arg == "" {
		return "tick"
	}
	return "told " + arg
}
