//go:build scheduler.asyncify && wasip2

package task

// stackReserve is how much of a goroutine's stack serves to report the message
// when the rest is full.
const stackReserve = 16 << 10

// Both stand in the runtime.

func goroutineStack(usual uintptr) uintptr

func swapStackLimit(limit uintptr) uintptr
