package main

func exec_task(arg []byte) []byte {
	return append(arg, 0xff)
}
