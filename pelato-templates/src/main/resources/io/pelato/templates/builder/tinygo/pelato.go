//go:build wasip2

package runtime

import "unsafe"

// What a Pelato component needs of TinyGo's runtime beyond what it has.

// hostBuffers keeps what the host has written into this instance. The host
// lowers the arguments of an exported function one after the other before it
// calls it; until then nothing else refers to the first, and a collection that
// the second one sets off would free it.
var hostBuffers []unsafe.Pointer

func keepHostBuffer(buffer unsafe.Pointer) unsafe.Pointer {
	hostBuffers = append(hostBuffers, buffer)
	return buffer
}

// abortHook is told why, once, before the program ends by other means than
// returning.
var abortHook func(reason string)

//go:linkname setAbortHook pelato.task/pelato.setAbortHook
func setAbortHook(hook func(reason string)) {
	abortHook = hook
}

// callAbortHook hands on the line that was printed last, which in a panic says
// why.
func callAbortHook() {
	line := putcharBuffer[:putcharLine]
	if len(line) > 0 && line[len(line)-1] == '\n' {
		line = line[:len(line)-1]
	}
	callExitHook(string(line))
}

func callExitHook(reason string) {
	hook := abortHook
	if hook == nil {
		return
	}
	abortHook = nil
	hook(reason)
}
