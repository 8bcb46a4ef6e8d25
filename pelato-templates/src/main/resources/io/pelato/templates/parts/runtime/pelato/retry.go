package pelato

import monotonicclock "pelato.task/gen/wasi/clocks/monotonic-clock"

const (
	firstPause = 200_000_000    // nanoseconds
	lastPause  = 10_000_000_000 // nanoseconds
)

// Retry makes an attempt, and makes it again as often as the component's
// retries say, with pauses that double from 0.2 s up to 10 s, until it succeeds
// or is [Refused]. The error is the last attempt's.
func Retry(attempt func() error) error {
	err := attempt()
	if err == nil || isRefused(err) {
		return err
	}
	pause := monotonicclock.Duration(firstPause)
	for left := retries(); left > 0; left-- {
		sleep(pause)
		if err = attempt(); err == nil || isRefused(err) {
			return err
		}
		pause = min(2*pause, lastPause)
	}
	return err
}

func isRefused(err error) bool {
	_, refused := err.(Refused)
	return refused
}

func sleep(pause monotonicclock.Duration) {
	timer := monotonicclock.SubscribeDuration(pause)
	timer.Block()
	timer.ResourceDrop()
}
