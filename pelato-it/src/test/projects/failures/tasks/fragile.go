package main

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
)

var nothing *struct{ name string }

type code string

func endless(arg string) int {
	return endless(arg+"x") + len(arg)
}

func exec_task(arg string) (string, error) {
	switch strings.Split(arg, " ")[0] {
	case "error":
		return "ignored", errors.New("the task does not like \"" + arg + "\"")
	case "long-error":
		return "", errors.New(strings.Repeat("long ", 1000))
	case "deep":
		depth, _ := strconv.Atoi(arg[len("deep "):])
		var value any
		err := json.Unmarshal([]byte(strings.Repeat("[", depth)+strings.Repeat("]", depth)), &value)
		return "deep enough", err
	case "endless":
		return strings.Repeat("x", endless(arg)), nil
	case "NaN":
		text, err := json.Marshal(math.NaN())
		return string(text), err
	case "named":
		panic(code("E42 of " + arg))
	case "value":
		panic(struct{ a, b int }{1, 2})
	case "panic":
		panic("the task panics at " + arg)
	case "exit":
		os.Exit(3)
	case "nil":
		return nothing.name, nil
	case "index":
		return strings.Split(arg, " ")[7], nil
	case "too-long":
		return strings.Repeat("x", 1024*1024), nil
	}
	return arg + "!", nil
}
