package main

func exec_task(key, data string) (string, string) {
	return lower(key), data
}
