package main

func execute(arg string) string {
	return arg
}
