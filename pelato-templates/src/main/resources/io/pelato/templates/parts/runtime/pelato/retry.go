package pelato

import monotonicclock "pelato.task/gen/wasi/clocks/monotonic-clock"

const (
	second = monotonicclock.Duration(1_000_000_000) // in nanoseconds

	firstPause = second / 5
	lastPause  = 10 * second
	// longestWait is below the ten minutes that a host gives a component.
	longestWait = 8 * 60 * second
)

// Retry makes an attempt, and makes it again as often as the component's
// retries say, with pauses that double from 0.2 s up to 10 s, until it succeeds
// or is [Refused]. The error is the last attempt's.
//
// After an attempt that is [Uncertain] it does not give up so soon: reporting a
// message that was processed after all would be wrong as well. It then goes on
// until there is an answer, for eight minutes at most.
func Retry(attempt func() error) error {
	return repeat(attempt(), attempt)
}

// repeat is what [Retry] does after an attempt that ended with this error.
func repeat(err error, attempt func() error) error {
	if settled(err) {
		return err
	}
	uncertain := isUncertain(err)
	left := retries()
	waited := monotonicclock.Duration(0)
	for pause := firstPause; left > 0 || uncertain && waited < longestWait; pause = min(2*pause, lastPause) {
		sleep(pause)
		waited += pause
		left--
		if err = attempt(); settled(err) {
			return err
		}
		uncertain = uncertain || isUncertain(err)
	}
	if uncertain {
		return Refused(err.Error() + "; an earlier attempt may have succeeded")
	}
	return err
}

func settled(err error) bool {
	_, refused := err.(Refused)
	return refused || err == nil
}

func isUncertain(err error) bool {
	_, uncertain := err.(Uncertain)
	return uncertain
}

func sleep(pause monotonicclock.Duration) {
	timer := monotonicclock.SubscribeDuration(pause)
	timer.Block()
	timer.ResourceDrop()
}
