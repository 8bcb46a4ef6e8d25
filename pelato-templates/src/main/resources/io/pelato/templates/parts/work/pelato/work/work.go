// Package work makes a component answer pelato:work/task: it returns what is to
// be sent or stored, and calls nobody.
package work

import (
	"unicode/utf8"
	"unsafe"

	"go.bytecodealliance.org/cm"
	"pelato.task/gen/pelato/work/task"
	"pelato.task/pelato"
)

type answer = cm.Result[task.FailureShape, cm.List[task.Outgoing], task.Failure]

// work is what the component does with a message.
var work pelato.Returning

func init() {
	task.Exports.Handle = handle
	task.Exports.HandleAll = handleAll
	pelato.InitLater()
}

// Serve has every message that is handed to the component done by this work.
func Serve(does pelato.Returning) {
	work = does
}

func handleAll(messages cm.List[task.Message]) cm.List[answer] {
	answers := make([]answer, 0, messages.Len())
	for _, message := range messages.Slice() {
		answers = append(answers, handle(message))
	}
	return cm.ToList(answers)
}

func handle(message task.Message) answer {
	body, err := bodyOf(message.Body)
	if err != nil {
		return failed(err)
	}
	out, err := pelato.Hand(message.ID, pelato.Message{Subject: message.Subject, Body: body}, doWork)
	if err != nil {
		return failed(err)
	}
	returned := make([]task.Outgoing, 0, len(out))
	for _, o := range out {
		returned = append(returned, task.Outgoing{Subject: o.Subject, Body: returnedBody(o.Body)})
	}
	return cm.OK[answer](cm.ToList(returned))
}

func doWork(message pelato.Message) ([]pelato.Outgoing, error) {
	return work(message)
}

func failed(err error) answer {
	if again, passes := err.(pelato.Again); passes {
		return cm.Err[answer](task.FailureAgain(string(again)))
	}
	return cm.Err[answer](task.FailureRefused(err.Error()))
}

func bodyOf(body task.Body) ([]byte, error) {
	if text := body.Text(); text != nil {
		return unsafe.Slice(unsafe.StringData(*text), len(*text)), nil
	}
	return pelato.DecodeBase64(*body.Base64())
}

func returnedBody(body []byte) task.Body {
	if utf8.Valid(body) {
		return task.BodyText(unsafe.String(unsafe.SliceData(body), len(body)))
	}
	return task.BodyBase64(pelato.EncodeBase64(body))
}
