package notice

import (
	"fmt"
	"log"
	"sync"
	"time"
)

// Repeated is a line for the log that one cause may bring for each of thousands
// of messages: the first is written, the others are counted for half a minute.
type Repeated struct {
	mu   sync.Mutex
	told time.Time
	more int
}

// Printf writes the line, or counts it.
func (r *Repeated) Printf(format string, values ...any) {
	if line, tell := r.line(time.Now(), format, values...); tell {
		log.Print(line)
	}
}

func (r *Repeated) line(now time.Time, format string, values ...any) (string, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.told.IsZero() && now.Sub(r.told) < every {
		r.more++
		return "", false
	}
	line := fmt.Sprintf(format, values...)
	if r.more > 0 {
		line += fmt.Sprintf(" (and %d more like it before)", r.more)
	}
	r.told, r.more = now, 0
	return line, true
}
