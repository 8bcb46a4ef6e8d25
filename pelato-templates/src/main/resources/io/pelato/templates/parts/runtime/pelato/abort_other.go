//go:build !pelato

package pelato

// Another TinyGo has no hooks: it initialises all packages before the first
// message is there.

func initLater() {}

func initNow() {}
