package main

import (
	"pelato.task/counting"
	"pelato.task/pelato"
	"pelato.task/pelato/handler"
)

func init() {
	handler.Serve(pelato.Sending(pelato.String(exec_task)))
	counting.Start("message_path.counted_pelato.counts")
}

func main() {}
