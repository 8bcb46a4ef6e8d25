package main

import (
	"errors"
	"strings"
	"time"
	"unsafe"
)

// Which version of the code made a row.
const build = 1

// What a message takes, so that there is always work in hand.
const effort = 20 * time.Millisecond

// Read as a pointer: arithmetic with pointers is optimized away.
var beyondAllMemory = uintptr(0xfffffff0)

// "RUN 17" becomes a row; "RUN error", "RUN panic" and "RUN trap" are poison.
func exec_task(arg string) (string, error) {
	run, n, _ := strings.Cut(arg, " ")
	switch n {
	case "error":
		return "", errors.New("this is no number")
	case "panic":
		panic("the task panics at " + arg)
	case "trap":
		return string(**(**byte)(unsafe.Pointer(&beyondAllMemory))), nil
	}
	time.Sleep(effort)
	return `{"run": "` + run + `", "n": ` + n + `, "build": ` + string(rune('0'+build)) + `}`, nil
}
