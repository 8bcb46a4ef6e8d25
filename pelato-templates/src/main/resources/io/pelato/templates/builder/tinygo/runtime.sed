# Edits of src/runtime/runtime_tinygowasmp2.go and runtime_wasip2.go that call pelato.go.
s/^const putcharBufferSize = 120$/const putcharBufferSize = 1024/
s/^	putcharPosition uint = 0$/	putcharPosition, putcharLine uint/
s/^		putcharPosition = 0$/		putcharLine, putcharPosition = putcharPosition, 0/
s/^	trap()$/	callAbortHook(); trap()/
s/^	exit\.Exit(code != 0)$/	callExitHook("the task called os.Exit"); exit.Exit(code != 0)/
s/^	return realloc(ptr, uintptr(newsize))$/	return keepHostBuffer(realloc(ptr, uintptr(newsize)))/
