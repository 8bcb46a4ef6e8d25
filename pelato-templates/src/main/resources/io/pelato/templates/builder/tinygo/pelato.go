//go:build wasip2

package runtime

import (
	"internal/reflectlite"
	"unsafe"
)

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

// Packages are initialised before the host hands over a message, and one that
// panics then would end the component with no message to report. A component
// that says initLater while it is compiled initialises them itself, with its
// first message at hand. It says so in an init function that the compiler works
// out; where the compiler does not, they are initialised at the usual time.
var (
	initIsLater bool
	initIsDone  bool
)

//go:linkname initLater pelato.task/pelato.initLater
func initLater() {
	initIsLater = true
}

//go:linkname initNow pelato.task/pelato.initNow
func initNow() {
	if initIsLater && !initIsDone {
		initIsDone = true
		initAll()
	}
}

// stackLimit is the address that the stack may not grow below. The compiler has
// every function that may call itself look at it. What is left below serves to
// report the message. The stack begins at the bottom of the memory, a
// goroutine's wherever that was allocated.
var stackLimit uintptr = stackReserve

const stackReserve = 32 << 10

// exportStack is the stack that a component with a scheduler works on a message
// with. Those of other goroutines are as TinyGo makes them.
const exportStack = 256 << 10

var exportStarted bool

//go:linkname goroutineStack internal/task.goroutineStack
func goroutineStack(usual uintptr) uintptr {
	if exportStarted {
		return usual
	}
	exportStarted = true
	return exportStack
}

//go:linkname swapStackLimit internal/task.swapStackLimit
func swapStackLimit(limit uintptr) uintptr {
	before := stackLimit
	stackLimit = limit
	return before
}

//go:noinline
func stackTooDeep() {
	stackLimit = 0
	runtimePanic("stack overflow: too many nested calls")
}

// printPanicValue prints what the runtime has no words for: a value of a named
// basic type as that type, an error that another value wraps as the error, and
// of anything else the type, or its kind where the type has no name.
func printPanicValue(value interface{}) {
	v := reflectlite.ValueOf(value)
	switch v.Kind() {
	case reflectlite.String:
		// Its String method would bring the words for every type along.
		printstring(*(*string)((*_interface)(unsafe.Pointer(&value)).value))
	case reflectlite.Int, reflectlite.Int8, reflectlite.Int16, reflectlite.Int32, reflectlite.Int64:
		printint64(v.Int())
	case reflectlite.Struct:
		if v.NumField() == 1 && v.Field(0).Kind() == reflectlite.Interface {
			if err, ok := valueInterfaceUnsafe(v.Field(0)).(error); ok {
				printstring(err.Error())
				return
			}
		}
		fallthrough
	default:
		name := v.RawType().Name()
		if name == "" {
			name = v.Kind().String()
		}
		printstring("a value of the type ")
		printstring(name)
	}
}
