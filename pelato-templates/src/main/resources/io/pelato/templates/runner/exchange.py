"""A request of HTTP in the hands of a component: the parts of wasi:io and wasi:http that it needs to answer it.

A host has all of wasi:http, and the runtime's package for Python none that could be called with a request. So what a
component may hold of a request, of its answer and of their streams is played here; the names of the methods of Exchange
are those of the WIT, with _ for what Python does not take.
"""

import re
import time

from wasmtime import component as wit

HANDLER = "wasi:http/incoming-handler@"

# What is played, and what shares types of wasi:io with it.
PLAYED = re.compile(r"wasi:(io|http|filesystem|sockets)/|wasi:cli/(std|terminal)|wasi:clocks/monotonic-clock")

RESOURCE = 1  # all kinds of resources are one to the runtime; Python tells them apart
CHUNK = 1 << 16  # bytes


class Exchange:
    """One request and its answer."""

    def __init__(self, path, body, wrote):
        self.path = path
        self.body = body
        self.wrote = wrote
        self.things = []
        self.status = None
        self.answer = bytearray()

    def own(self, thing):
        """A thing as the component holds it."""
        self.things.append(thing)
        return wit.ResourceHost.own(len(self.things) - 1, RESOURCE)

    def held(self, store, value):
        """The thing that a component holds, or the value itself if it is none."""
        if isinstance(value, list):
            return [self.held(store, each) for each in value]
        return self.things[value.to_host(store).rep] if isinstance(value, wit.ResourceAny) else value

    def handle(self, store, function):
        """Has the component answer."""
        function(store, self.own("request"), self.own("response-outparam"))

    # wasi:http/types, what comes in

    def incoming_request_method(self, request):
        return wit.Variant("post")

    def incoming_request_path_with_query(self, request):
        return self.path

    def incoming_request_scheme(self, request):
        return None

    def incoming_request_authority(self, request):
        return None

    def incoming_request_headers(self, request):
        return self.own({})

    def incoming_request_consume(self, request):
        return self.own("incoming-body")

    def incoming_body_stream(self, body):
        return self.own(Reader(self.body))

    # wasi:http/types, what goes out

    def fields(self):
        return self.own({})

    def fields_from_list(self, entries):
        fields = {}
        for name, value in entries:
            self.fields_append(fields, name, value)
        return self.own(fields)

    def fields_entries(self, fields):
        return [(name, value) for name, values in fields.items() for value in values]

    def fields_clone(self, fields):
        return self.own({name: list(values) for name, values in fields.items()})

    def fields_get(self, fields, name):
        return fields.get(name.lower(), [])

    def fields_has(self, fields, name):
        return name.lower() in fields

    def fields_set(self, fields, name, values):
        fields[name.lower()] = values

    def fields_append(self, fields, name, value):
        fields.setdefault(name.lower(), []).append(value)

    def fields_delete(self, fields, name):
        fields.pop(name.lower(), None)

    def outgoing_response(self, headers):
        return self.own({"status": 200})

    def outgoing_response_set_status_code(self, response, status):
        response["status"] = status
        return wit.Variant("ok")

    def outgoing_response_body(self, response):
        return self.own("outgoing-body")

    def response_outparam_set(self, outparam, response):
        self.status = 500 if isinstance(response, wit.Variant) else response["status"]

    def outgoing_body_write(self, body):
        return self.own(self.answer.extend)

    def outgoing_body_finish(self, body, trailers):
        return None

    # wasi:io

    def input_stream_read(self, stream, most):
        return stream.read(most)

    input_stream_blocking_read = input_stream_read

    def output_stream_check_write(self, write):
        return CHUNK

    def output_stream_write(self, write, data):
        write(data)
        return wit.Variant("ok")

    output_stream_blocking_write_and_flush = output_stream_write

    def output_stream_flush(self, write):
        return wit.Variant("ok")

    output_stream_blocking_flush = output_stream_flush

    def input_stream_subscribe(self, stream):
        return self.own("pollable")

    def output_stream_subscribe(self, stream):
        return self.own("pollable")

    def pollable_ready(self, pollable):
        return True

    def pollable_block(self, pollable):
        if isinstance(pollable, Moment):
            pollable.wait()

    def poll(self, pollables):
        first = min(pollables, key=lambda each: each.left() if isinstance(each, Moment) else 0)
        self.pollable_block(first)
        return [pollables.index(first)]

    # wasi:cli, wasi:clocks and wasi:filesystem

    def get_stdin(self):
        return self.own(Reader(b""))

    def get_stdout(self):
        return self.own(self.wrote)

    get_stderr = get_stdout

    def now(self):
        return time.monotonic_ns()

    def resolution(self):
        return 1

    def subscribe_duration(self, nanoseconds):
        return self.own(Moment(time.monotonic_ns() + nanoseconds))

    def subscribe_instant(self, nanoseconds):
        return self.own(Moment(nanoseconds))

    def get_directories(self):
        return []


class Reader:
    """Bytes that are read from the front."""

    def __init__(self, data):
        self.data = data
        self.position = 0

    def read(self, most):
        if self.position >= len(self.data):
            return None  # the stream is closed
        chunk = self.data[self.position : self.position + min(most, CHUNK)]
        self.position += len(chunk)
        return bytes(chunk)


class Moment:
    """A moment that may be waited for, in nanoseconds of the monotonic clock."""

    def __init__(self, at):
        self.at = at

    def left(self):
        return max(0, self.at - time.monotonic_ns())

    def wait(self):
        time.sleep(self.left() / 1e9)


def handler(component, engine):
    """What is called with a request, or None if the component answers none."""
    for name in component.type.exports(engine):
        if name.startswith(HANDLER):
            return component.get_export_index("handle", component.get_export_index(name))
    return None


def member(name, uncalled, current):
    """The function of a played interface."""
    method = getattr(Exchange, re.sub(r"\W", "_", re.sub(r"^\[\w+\]", "", name)), None)
    if method is None:
        return uncalled

    def function(store, *parameters):
        exchange = current()
        return method(exchange, *(exchange.held(store, value) for value in parameters))

    return function
