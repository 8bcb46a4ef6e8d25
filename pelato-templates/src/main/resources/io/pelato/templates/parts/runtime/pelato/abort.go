//go:build pelato

package pelato

// The builder's TinyGo calls a hook when a program ends other than by
// returning: a panic cannot be recovered from on WebAssembly, but the message
// can still be reported. It also leaves it to the component when the task's
// packages are initialised, since that may panic too.

func setAbortHook(hook func(reason string))

func initLater()

func initNow()

func init() {
	setAbortHook(Lost)
}
