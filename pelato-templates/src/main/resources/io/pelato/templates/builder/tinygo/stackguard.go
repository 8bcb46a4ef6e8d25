package transform

import (
	"strings"

	"tinygo.org/x/go-llvm"
)

// A stack that is too small ends a component without a word: it grows into
// whatever lies below it, or out of the memory. Only functions that may call
// themselves, alone or in a circle, can fill one, so each of these looks at its
// place on the stack first.

const (
	stackLimitName   = "runtime.stackLimit"
	stackTooDeepName = "runtime.stackTooDeep"

	// The host's own stack holds what WebAssembly keeps in registers, and ends
	// after 512 KiB. A function that needs little of the memory's stack takes as
	// much as this, so that the memory's stack is the first to be full; what the
	// check itself takes is the other one.
	leastFrame = 64
	checkFrame = 16
)

// KeepStackGuard keeps what [GuardStack] needs until it is used.
func KeepStackGuard(mod llvm.Module) {
	setStackGuardLinkage(mod, llvm.ExternalLinkage)
}

// GuardStack has every function that may call itself check the stack.
func GuardStack(mod llvm.Module) {
	limit := mod.NamedGlobal(stackLimitName)
	tooDeep := mod.NamedFunction(stackTooDeepName)
	if limit.IsNil() || tooDeep.IsNil() {
		return
	}
	for _, fn := range recursiveFunctions(mod) {
		if !strings.HasPrefix(fn.Name(), "runtime.") {
			guard(mod, fn, limit, tooDeep)
		}
	}
	setStackGuardLinkage(mod, llvm.InternalLinkage)
}

func setStackGuardLinkage(mod llvm.Module, linkage llvm.Linkage) {
	if limit := mod.NamedGlobal(stackLimitName); !limit.IsNil() {
		limit.SetLinkage(linkage)
	}
	if tooDeep := mod.NamedFunction(stackTooDeepName); !tooDeep.IsNil() {
		tooDeep.SetLinkage(linkage)
	}
}

func guard(mod llvm.Module, fn, limit, tooDeep llvm.Value) {
	ctx := mod.Context()
	builder := ctx.NewBuilder()
	defer builder.Dispose()
	body := fn.EntryBasicBlock()
	entry := ctx.InsertBasicBlock(body, "stack.check")
	builder.SetInsertPointAtEnd(entry)
	taken := moveAllocas(mod, builder, body)
	frame := builder.CreateAlloca(llvm.ArrayType(ctx.Int8Type(), max(leastFrame-taken, checkFrame)), "stack.frame")
	address := ctx.Int32Type()
	place := builder.CreatePtrToInt(frame, address, "")
	full := builder.CreateICmp(llvm.IntULT, place, builder.CreateLoad(address, limit, ""), "")
	end := ctx.AddBasicBlock(fn, "stack.full")
	builder.CreateCondBr(full, end, body)
	builder.SetInsertPointAtEnd(end)
	if function := fn.Subprogram(); function.C != nil {
		// Of a function with debug information every call has a place in it.
		builder.SetCurrentDebugLocation(0, 0, function, llvm.Metadata{})
	}
	builder.CreateCall(tooDeep.GlobalValueType(), tooDeep, []llvm.Value{llvm.Undef(llvm.PointerType(ctx.Int8Type(), 0))}, "")
	builder.CreateUnreachable()
}

// moveAllocas keeps what a function has on the stack in its first block, where
// alone it is allocated once and for all, and tells how many bytes that is.
func moveAllocas(mod llvm.Module, builder llvm.Builder, from llvm.BasicBlock) int {
	layout := llvm.NewTargetData(mod.DataLayout())
	defer layout.Dispose()
	bytes := 0
	for inst := from.FirstInstruction(); !inst.IsNil(); {
		next := llvm.NextInstruction(inst)
		if inst.InstructionOpcode() == llvm.Alloca {
			bytes += int(layout.TypeAllocSize(inst.AllocatedType()))
			inst.RemoveFromParentAsInstruction()
			builder.Insert(inst)
		}
		inst = next
	}
	return bytes
}

// callGraph tells who may call whom. A call of a function value may reach every
// function of its type that is used as a value anywhere.
type callGraph struct {
	calls   map[llvm.Value][]llvm.Value
	values  map[llvm.Type][]llvm.Value
	byValue map[llvm.Value][]llvm.Type
}

func newCallGraph(mod llvm.Module) callGraph {
	g := callGraph{map[llvm.Value][]llvm.Value{}, map[llvm.Type][]llvm.Value{}, map[llvm.Value][]llvm.Type{}}
	for fn := mod.FirstFunction(); !fn.IsNil(); fn = llvm.NextFunction(fn) {
		if fn.IsDeclaration() {
			continue
		}
		if isUsedAsValue(fn) {
			t := fn.GlobalValueType()
			g.values[t] = append(g.values[t], fn)
		}
		for bb := fn.FirstBasicBlock(); !bb.IsNil(); bb = llvm.NextBasicBlock(bb) {
			for inst := bb.FirstInstruction(); !inst.IsNil(); inst = llvm.NextInstruction(inst) {
				if inst.IsACallInst().IsNil() {
					continue
				}
				if called := inst.CalledValue(); called.IsAFunction().IsNil() {
					g.byValue[fn] = append(g.byValue[fn], inst.CalledFunctionType())
				} else if !called.IsDeclaration() {
					g.calls[fn] = append(g.calls[fn], called)
				}
			}
		}
	}
	return g
}

func isUsedAsValue(fn llvm.Value) bool {
	for use := fn.FirstUse(); !use.IsNil(); use = use.NextUse() {
		user := use.User()
		if user.IsACallInst().IsNil() || user.CalledValue() != fn {
			return true
		}
		for i := 0; i < user.OperandsCount()-1; i++ {
			if user.Operand(i) == fn {
				return true
			}
		}
	}
	return false
}

func (g callGraph) from(fn llvm.Value) []llvm.Value {
	reached := append([]llvm.Value(nil), g.calls[fn]...)
	for _, t := range g.byValue[fn] {
		reached = append(reached, g.values[t]...)
	}
	return reached
}

// recursiveFunctions are those that a circle of calls goes through, by Tarjan's
// algorithm for strongly connected components, in the order of the module.
func recursiveFunctions(mod llvm.Module) []llvm.Value {
	g := newCallGraph(mod)
	s := search{graph: g, index: map[llvm.Value]int{}, low: map[llvm.Value]int{}, open: map[llvm.Value]bool{}, recursive: map[llvm.Value]bool{}}
	var found []llvm.Value
	for fn := mod.FirstFunction(); !fn.IsNil(); fn = llvm.NextFunction(fn) {
		if _, seen := s.index[fn]; !seen && !fn.IsDeclaration() {
			s.visit(fn)
		}
	}
	for fn := mod.FirstFunction(); !fn.IsNil(); fn = llvm.NextFunction(fn) {
		if s.recursive[fn] {
			found = append(found, fn)
		}
	}
	return found
}

type search struct {
	graph      callGraph
	index, low map[llvm.Value]int
	stack      []llvm.Value
	open       map[llvm.Value]bool
	recursive  map[llvm.Value]bool
}

func (s *search) visit(fn llvm.Value) {
	s.index[fn] = len(s.index)
	s.low[fn] = s.index[fn]
	s.stack = append(s.stack, fn)
	s.open[fn] = true
	for _, next := range s.graph.from(fn) {
		if next == fn {
			s.recursive[fn] = true
		}
		if _, seen := s.index[next]; !seen {
			s.visit(next)
			s.low[fn] = min(s.low[fn], s.low[next])
		} else if s.open[next] {
			s.low[fn] = min(s.low[fn], s.index[next])
		}
	}
	if s.low[fn] == s.index[fn] {
		s.close(fn)
	}
}

func (s *search) close(root llvm.Value) {
	last := len(s.stack) - 1
	alone := s.stack[last] == root
	for ; ; last-- {
		fn := s.stack[last]
		s.open[fn] = false
		if !alone {
			s.recursive[fn] = true
		}
		if fn == root {
			break
		}
	}
	s.stack = s.stack[:last]
}
