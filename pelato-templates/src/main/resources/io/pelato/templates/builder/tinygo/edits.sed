# Edits of TinyGo's sources that call pelato.go, task.go and stackguard.go.

# src/runtime/runtime_tinygowasmp2.go, runtime_wasip2.go
s/^const putcharBufferSize = 120$/const putcharBufferSize = 1024/
s/^	putcharPosition uint = 0$/	putcharPosition, putcharLine uint/
s/^		putcharPosition = 0$/		putcharLine, putcharPosition = putcharPosition, 0/
s/^	trap()$/	callAbortHook(); trap()/
s/^	exit\.Exit(code != 0)$/	callExitHook("the task called os.Exit"); exit.Exit(code != 0)/
s/^	return realloc(ptr, uintptr(newsize))$/	return keepHostBuffer(realloc(ptr, uintptr(newsize)))/

# src/runtime/runtime_wasmentry.go
s/^	if hasScheduler {$/	if initIsLater { return }\n&/

# src/runtime/print.go
/^		\/\/ cast to underlying type$/,/^		putchar(')')$/c\
		printPanicValue(msg)

# src/internal/task/task_asyncify.go
s/^	t\.state\.initialize(fn, args, stackSize)$/	t.state.initialize(fn, args, goroutineStack(stackSize))/
s/^	prevTask := currentTask$/&\n	limit := swapStackLimit(uintptr(unsafe.Pointer(t.state.canaryPtr)) + stackReserve)/
s/^	currentTask = prevTask$/&\n	swapStackLimit(limit)/

# transform/optimizer.go
s/^	optLevel, speedLevel, _ := config\.OptLevel()$/&\n	KeepStackGuard(mod)/
s/^	hasGCPass := MakeGCStackSlots(mod)$/&\n	GuardStack(mod)/
