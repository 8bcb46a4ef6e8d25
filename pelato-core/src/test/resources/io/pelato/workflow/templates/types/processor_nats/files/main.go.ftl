package main

// Calls exec_task in the form ${form}.
func main() {}
