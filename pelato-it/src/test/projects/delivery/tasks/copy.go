package main

func exec_task(arg []byte) []byte {
	return arg
}
