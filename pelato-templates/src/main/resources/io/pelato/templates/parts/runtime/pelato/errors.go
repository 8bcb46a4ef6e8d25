package pelato

// Failed is a failure that may pass: another attempt can succeed.
type Failed string

// Error is the reason in words.
func (f Failed) Error() string { return string(f) }

// Refused is a failure that another attempt would meet again.
type Refused string

// Error is the reason in words.
func (r Refused) Error() string { return string(r) }

// Uncertain is a failure after which nobody knows whether the attempt
// succeeded. Only an attempt that does no harm when it is made twice may fail
// so.
type Uncertain string

// Error is the reason in words.
func (u Uncertain) Error() string { return string(u) }
