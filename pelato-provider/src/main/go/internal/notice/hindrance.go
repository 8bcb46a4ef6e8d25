// Package notice tells the log of what many messages meet, without a line for
// each.
package notice

import (
	"log"
	"sync"
	"time"
)

// every is how much time there is at least between two lines on the same.
const every = 30 * time.Second

// Hindrance is something that keeps messages waiting, such as a database that
// cannot be reached. The log is told when it begins, every half a minute while
// it lasts, and when no message waits any more.
type Hindrance struct {
	name string
	say  func(format string, values ...any)
	now  func() time.Time

	mu       sync.Mutex
	waiting  int       // messages
	attempts int       // that failed since the hindrance began
	began    time.Time // of what is going on, or was last
	told     time.Time // of the last line that said what hinders
	open     bool      // the log knows that it began and not that it ended
}

// NewHindrance is of a task, with its name in each line.
func NewHindrance(name string) *Hindrance {
	return &Hindrance{name: name, say: log.Printf, now: time.Now}
}

// Waiter is one message, or whatever else makes attempts.
type Waiter struct {
	of      *Hindrance
	waiting bool
}

// Waiter starts with no attempt that failed.
func (h *Hindrance) Waiter() *Waiter { return &Waiter{of: h} }

// Failed notes an attempt that is to be made again.
func (w *Waiter) Failed(reason error) {
	h := w.of
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.now()
	if !w.waiting {
		w.waiting = true
		if h.waiting++; h.waiting == 1 {
			h.began, h.attempts = now, 0
		}
	}
	h.attempts++
	if !h.told.IsZero() && now.Sub(h.told) < every {
		return
	}
	h.told = now
	if h.open {
		h.say("%s: still put off after %v: %v; %d attempts so far, %d messages at hand wait",
			h.name, now.Sub(h.began).Round(time.Second), reason, h.attempts, h.waiting)
		return
	}
	h.open = true
	h.say("%s: put off, and tried again until it succeeds: %v", h.name, reason)
}

// Done notes that no more attempts are made, because one succeeded or for
// another reason.
func (w *Waiter) Done() {
	if !w.waiting {
		return
	}
	w.waiting = false
	h := w.of
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.waiting--; h.waiting > 0 || !h.open {
		return
	}
	h.open = false
	h.say("%s: nothing is put off any more, after %v and %d attempts", h.name, h.now().Sub(h.began).Round(time.Second), h.attempts)
}
