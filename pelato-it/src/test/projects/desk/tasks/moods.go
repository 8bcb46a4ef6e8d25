package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"
	"unsafe"
)

var (
	messages int
	// Read as a pointer: arithmetic with pointers is optimized away.
	beyondAllMemory = uintptr(0xfffffff0)
)

func exec_task(arg string) (string, error) {
	messages++
	switch arg {
	case "drop":
		return "", nil
	case "error":
		return "", errors.New("the task does not like it")
	case "panic":
		fmt.Println("before the panic")
		panic("the task panics")
	case "exit":
		os.Exit(3)
	case "trap":
		return string(**(**byte)(unsafe.Pointer(&beyondAllMemory))), nil
	case "loop":
		for {
			messages++
		}
	case "sleep":
		time.Sleep(time.Hour)
	case "memory":
		return strconv.Itoa(len(make([]byte, 300<<20))), nil
	case "int":
		watts := 1_500_000
		return strconv.Itoa(watts * 3600), nil
	case "messages":
		return strconv.Itoa(messages), nil
	case "bytes":
		return "\xff", nil
	}
	return `{"id": ` + strconv.Itoa(len(arg)) + `, "mood": "` + arg + `"}`, nil
}
