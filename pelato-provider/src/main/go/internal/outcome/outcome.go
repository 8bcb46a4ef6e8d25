// Package outcome says how an attempt that was not successful ended.
package outcome

// Refused is a failure that another attempt would meet again. The message is
// reported.
type Refused string

// Error is the reason in words.
func (r Refused) Error() string { return string(r) }

// Again is a failure that may pass. The message stays at hand, and is tried
// again until it succeeds.
type Again string

// Error is the reason in words.
func (a Again) Error() string { return string(a) }

// Panicked is the end of a component by a panic of its task, with what the
// component could still say.
type Panicked string

// Error is the reason in words.
func (p Panicked) Error() string { return string(p) }
