package main

// ${form}
func main() {}
