// Package pelato runs a user's exec_task inside a component: it hands the task
// a message, passes its result on, and sees to it that a message whose task
// failed is reported and not lost. Subjects, retries and the like are read from
// wasi:config when they are needed, so that the code of a component depends on
// its task and type alone.
package pelato

import "unsafe"

// Message is what a component was called with.
type Message struct {
	Subject string
	Body    []byte
}

// Task is a user's exec_task in the one form the runtime calls. An empty result
// means that there is nothing to pass on.
type Task func(body []byte) ([]byte, error)

// Work is everything a component does with a message. An error means that the
// message had no effect and has to be reported.
type Work func(message Message) error

// String adapts func(string) string. The task reads the message where it lies.
func String(exec func(string) string) Task {
	return func(body []byte) ([]byte, error) {
		return bytesOf(exec(stringOf(body))), nil
	}
}

// StringError adapts func(string) (string, error).
func StringError(exec func(string) (string, error)) Task {
	return func(body []byte) ([]byte, error) {
		result, err := exec(stringOf(body))
		return bytesOf(result), err
	}
}

// Bytes adapts func([]byte) []byte. The task gets a copy, because it may write
// to its argument and the message must still be whole if it has to be reported.
func Bytes(exec func([]byte) []byte) Task {
	return func(body []byte) ([]byte, error) {
		return exec(append([]byte(nil), body...)), nil
	}
}

// BytesError adapts func([]byte) ([]byte, error); see [Bytes] for the copy.
func BytesError(exec func([]byte) ([]byte, error)) Task {
	return func(body []byte) ([]byte, error) {
		return exec(append([]byte(nil), body...))
	}
}

// stringOf shares the bytes, which nothing writes to after this.
func stringOf(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// bytesOf shares the string's bytes, which only the host reads after this.
func bytesOf(s string) []byte {
	return unsafe.Slice(unsafe.StringData(s), len(s))
}
