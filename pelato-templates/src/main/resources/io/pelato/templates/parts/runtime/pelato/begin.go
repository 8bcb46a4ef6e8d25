package pelato

// InitLater has the task's packages initialised with the first message at hand,
// so that a panic in one of them can be reported. A part calls it in an init
// function that sets what the host calls, and nothing else: the compiler has to
// be able to work that function out. What the host calls must then go through
// [Handle] or [Answer] before it uses anything that the component's main
// package sets.
func InitLater() {
	initLater()
}
