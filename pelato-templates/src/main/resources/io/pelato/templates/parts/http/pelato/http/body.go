package http

import (
	"go.bytecodealliance.org/cm"
	"pelato.task/gen/wasi/http/types"
	"pelato.task/gen/wasi/io/streams"
	"pelato.task/pelato"
)

const readSize = 64 * 1024

// read is the whole body of a request.
func read(request types.IncomingRequest) ([]byte, error) {
	consumed := request.Consume()
	incoming := consumed.OK()
	if incoming == nil {
		return nil, pelato.Refused("the request has no body to read")
	}
	opened := incoming.Stream()
	stream := opened.OK()
	if stream == nil {
		return nil, pelato.Refused("the request's body cannot be read")
	}
	defer incoming.ResourceDrop()
	defer stream.ResourceDrop()
	var body []byte
	for {
		chunk := stream.BlockingRead(readSize)
		if failure := chunk.Err(); failure != nil {
			if failure.Closed() {
				return body, nil
			}
			return nil, failed("the request's body broke off", failure)
		}
		body = append(body, chunk.OK().Slice()...)
	}
}

// write answers a request. What fails after the headers are sent is logged by
// the host.
func write(to types.ResponseOutparam, status types.StatusCode, body []byte) {
	headers := types.NewFields()
	if len(body) > 0 {
		value := types.FieldValue(cm.ToList([]byte(contentType(body))))
		headers.Set("content-type", cm.ToList([]types.FieldValue{value}))
	}
	response := types.NewOutgoingResponse(headers)
	response.SetStatusCode(status)
	opened := response.Body()
	outgoing := *opened.OK()
	types.ResponseOutparamSet(to, cm.OK[cm.Result[types.ErrorCodeShape, types.OutgoingResponse, types.ErrorCode]](response))
	written := outgoing.Write()
	stream := *written.OK()
	err := writeAll(stream, body)
	stream.ResourceDrop()
	if err == nil {
		types.OutgoingBodyFinish(outgoing, cm.None[types.Fields]())
	} else {
		// Without finish the client sees that the body is not whole.
		outgoing.ResourceDrop()
	}
}

func writeAll(stream streams.OutputStream, body []byte) error {
	for len(body) > 0 {
		checked := stream.CheckWrite()
		if failure := checked.Err(); failure != nil {
			return failed("the response broke off", failure)
		}
		size := min(*checked.OK(), uint64(len(body)))
		if size == 0 {
			ready := stream.Subscribe()
			ready.Block()
			ready.ResourceDrop()
			continue
		}
		result := stream.Write(cm.ToList(body[:size]))
		if failure := result.Err(); failure != nil {
			return failed("the response broke off", failure)
		}
		body = body[size:]
	}
	flushed := stream.BlockingFlush()
	if failure := flushed.Err(); failure != nil {
		return failed("the response broke off", failure)
	}
	return nil
}

func failed(what string, failure *streams.StreamError) error {
	if reason := failure.LastOperationFailed(); reason != nil {
		what += ": " + reason.ToDebugString()
		reason.ResourceDrop()
	}
	return pelato.Failed(what)
}
