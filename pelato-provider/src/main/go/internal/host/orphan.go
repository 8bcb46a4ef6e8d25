package host

import (
	"os"
	"time"
)

// Orphaned returns when the host that started the provider is gone. A host that
// is killed does not end its providers, which would go on pulling messages.
func Orphaned(parent int) {
	for os.Getppid() == parent {
		time.Sleep(500 * time.Millisecond)
	}
}
