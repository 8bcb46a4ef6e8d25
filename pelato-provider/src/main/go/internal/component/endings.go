package component

import (
	"context"
	"errors"
	"sync"

	"pelato.provider/internal/outcome"
)

// Endings are components that a panic ends. Such a component sends no answer;
// the last that it does is to say so, with the id of its message. The note may
// reach another provider than the one that waits, so it is told to all.
type Endings struct {
	mu      sync.Mutex
	waiting map[string]context.CancelCauseFunc
}

// Watch gives a context that ends when the component of the message does.
func (e *Endings) Watch(ctx context.Context, id string) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	e.mu.Lock()
	if e.waiting == nil {
		e.waiting = map[string]context.CancelCauseFunc{}
	}
	e.waiting[id] = cancel
	e.mu.Unlock()
	return ctx, func() {
		e.mu.Lock()
		delete(e.waiting, id)
		e.mu.Unlock()
		cancel(nil)
	}
}

// Ended tells that the component of the message was ended.
func (e *Endings) Ended(id, reason string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if cancel := e.waiting[id]; cancel != nil {
		cancel(outcome.Panicked(reason))
	}
}

// Reason is why a context of [Endings.Watch] ended, if it was for a panic.
func (e *Endings) Reason(ctx context.Context) (error, bool) {
	var panicked outcome.Panicked
	ended := errors.As(context.Cause(ctx), &panicked)
	return panicked, ended
}
