package streams

import (
	"slices"
	"strings"
)

// Covers says whether every subject that inner matches is matched by outer.
func Covers(outer, inner string) bool {
	o, i := strings.Split(outer, "."), strings.Split(inner, ".")
	for k, token := range o {
		if token == ">" {
			return len(i) > k
		}
		if k >= len(i) || i[k] == ">" {
			return false
		}
		if token != "*" && token != i[k] {
			return false
		}
	}
	return len(o) == len(i)
}

// withoutCovered leaves out what another one covers: JetStream refuses subjects
// that overlap.
func withoutCovered(subjects []string) []string {
	slices.Sort(subjects)
	subjects = slices.Compact(subjects)
	var kept []string
	for i, subject := range subjects {
		covered := false
		for k, other := range subjects {
			covered = covered || i != k && Covers(other, subject)
		}
		if !covered {
			kept = append(kept, subject)
		}
	}
	return kept
}
