// Package http makes a component answer HTTP requests.
package http

import (
	"unicode/utf8"

	incominghandler "pelato.task/gen/wasi/http/incoming-handler"
	"pelato.task/pelato"
)

// task is the user's exec_task.
var task pelato.Task

func init() {
	incominghandler.Exports.Handle = handle
	pelato.InitLater()
}

// Serve runs the task for every request, with the request's body as argument.
// With delivery: at_least_once the answer comes after the result is stored, and
// requests with the same Idempotency-Key store it once. The result is sent to the component's destinations and is the response as
// well; an empty one is 204. If the task or a destination fails, the request is
// reported as a message on its path and answered with 500 and the reason.
func Serve(does pelato.Task) {
	task = does
}

func handle(request incominghandler.IncomingRequest, response incominghandler.ResponseOutparam) {
	path := "/"
	option := request.PathWithQuery()
	if text := option.Some(); text != nil {
		path = *text
	}
	body, err := read(request)
	if err != nil {
		write(response, 400, []byte(err.Error()))
		return
	}
	id := requestID(request)
	var result []byte
	err = pelato.Answer(pelato.Message{Subject: path, Body: body}, func(message pelato.Message) (err error) {
		if result, err = task(message.Body); err != nil {
			return err
		}
		return pelato.SendOnce(id, result)
	})
	switch {
	case err != nil:
		write(response, 500, []byte(err.Error()))
	case len(result) == 0:
		write(response, 204, nil)
	default:
		write(response, 200, result)
	}
}

// requestID is what the client calls the request, so that one that is sent again
// counts once; empty where it has no name or nobody looks at it.
func requestID(request incominghandler.IncomingRequest) string {
	if pelato.Setting("once") == "" {
		return ""
	}
	headers := request.Headers()
	defer headers.ResourceDrop()
	values := headers.Get("idempotency-key")
	if values.Len() == 0 {
		return ""
	}
	return string(values.Slice()[0].Slice())
}

// contentType is what a body looks like.
func contentType(body []byte) string {
	switch {
	case !utf8.Valid(body):
		return "application/octet-stream"
	case body[0] == '{' || body[0] == '[':
		return "application/json"
	default:
		return "text/plain; charset=utf-8"
	}
}
