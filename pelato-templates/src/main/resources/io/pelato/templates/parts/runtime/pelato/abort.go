//go:build pelato

package pelato

// The builder's TinyGo calls a hook when a program ends other than by
// returning: a panic cannot be recovered from on WebAssembly, but the message
// can still be reported.

func setAbortHook(hook func(reason string))

func init() {
	setAbortHook(Lost)
}
