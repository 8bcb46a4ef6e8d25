"""Hands messages to the components of tasks, one after the other, as the messaging provider does on a lattice.

Standard input: an object of JSON a line, and the next one after the answer to the one before:

    {"component": "NAME.wasm", "config": {"task": "NAME", ...}, "seconds": 10,
     "message": {"id": "1", "attempt": 1, "subject": "a.b", "text": "..."}}

A body that is no text stands under "base64" in place of "text". A component that answers requests of HTTP is called with
one whose path is the subject. With "now": [SECONDS, NANOSECONDS] that is the time which
the task is told. Standard output: first {"ready": VERSION}, or
{"unfit": REASON}; then an answer a line:

    {"outcome": "returned", "out": [{"subject": "c", "text": "..."}], "log": ["..."]}
    {"outcome": KIND, "reason": "...", "log": ["..."]}

where KIND is refused (the task's error), again (it may pass), ended (a panic, or os.Exit), trapped (the runtime ended
it), late (it took longer than it may), uncallable (the component does not export the interface) or unreadable (there is
no component in the file). Log is what the task wrote. The program ends when its input does.

    COMPONENTS  the folder of the components; it is only read
    CACHE       a folder for machine code; what is there is taken for true, so it must be the user's own
"""

import base64
import hashlib
import importlib.metadata
import json
import math
import os
import platform
import re
import sys
import threading
import time

try:
    import wasmtime
    from wasmtime import component as wit

    import exchange
except ImportError:  # what is missing is told by unfit()
    wasmtime = wit = exchange = None

INTERFACE = "pelato:work/task@0.1.0"
ENDED = "$pelato.ended"  # how a component tells why it ends, see returning.go

FAILED = "$pelato.failed"  # where a component that answers requests reports a failure

CLOCK = "wasi:clocks/wall-clock@0.2.0"
HOSTS_OWN = ("wasi:", "wasmcloud:messaging/")

TICK = 0.05  # seconds
GRACE = 1  # seconds that a call may be late before this program is begun anew: it waits in the host, not in wasm
MEMORY = 256 << 20  # bytes, what a host gives a component


def pinned():
    """The version in requirements.txt, which is the one place that names it."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "requirements.txt")
    with open(path, encoding="utf-8") as requirements:
        return re.search(r"^wasmtime==(\S+)", requirements.read(), re.MULTILINE).group(1)


def unfit():
    """Why this Python cannot run components, or None."""
    wanted = pinned()
    try:
        found = importlib.metadata.version("wasmtime")
    except importlib.metadata.PackageNotFoundError:
        return f"python3 has no package wasmtime {wanted}"
    if found != wanted:
        return f"python3 has the package wasmtime {found}, and {wanted} is needed"
    return "the package wasmtime of python3 cannot be loaded" if wasmtime is None else None


class Call:
    """One message in the hands of a component."""

    def __init__(self, request):
        self.config = request["config"]
        self.message = request["message"]
        self.seconds = request["seconds"]
        self.now = request.get("now")
        self.deadline = time.monotonic() + self.seconds
        self.ended = None
        self.exchange = None
        self.sent = []
        self.log = []

    def ask(self):
        """Makes a request of HTTP of the message. What a component reports of it comes here: the caller reports it."""
        self.config = {**self.config, "error_topic": FAILED}
        self.exchange = exchange.Exchange(self.message["subject"], content(self.message), self.wrote)
        return self.exchange

    def wrote(self, data):
        self.log.append(data.decode("utf-8", "replace"))
        return len(data)

    def lines(self):
        return "".join(self.log).splitlines()

    def published(self, message):
        if message.subject == ENDED:
            self.ended = bytes(message.body).decode("utf-8", "replace")
            return None
        if self.exchange is not None:
            if message.subject == FAILED:
                self.ended = json.loads(bytes(message.body))["reason"]
            else:
                self.sent.append({"subject": message.subject, **crossing(bytes(message.body))})
            return None
        # A task that returns calls nobody; one of a type of the user's own may.
        return "nothing can be published here: a task returns what it sends"


class Runner:
    """The components that were asked for, and the one call that is under way."""

    def __init__(self, answers):
        config = wasmtime.Config()
        config.epoch_interruption = True
        self.engine = wasmtime.Engine(config)
        self.loaded = {}
        self.call = None
        self.answers = answers
        self.lock = threading.Lock()

    def serve(self, lines):
        threading.Thread(target=self.tick, daemon=True).start()
        for line in lines:
            request = json.loads(line)
            call = Call(request)
            answer = self.answer(call, request["component"])
            with self.lock:
                self.call = None
            self.tell(call, answer)

    def tick(self):
        """Lets wasm look at its deadline. A call that is late without looking waits in the host, where nothing ends it."""
        while True:
            time.sleep(TICK)
            self.engine.increment_epoch()
            with self.lock:
                call = self.call
                if call is not None and time.monotonic() > call.deadline + GRACE:
                    self.tell(call, late(call))
                    os.execv(sys.executable, [sys.executable, os.path.abspath(__file__), "--again"])

    def tell(self, call, answer):
        answer["log"] = call.lines()
        self.answers.write(json.dumps(answer) + "\n")
        self.answers.flush()

    def answer(self, call, name):
        try:
            linker, component, way = self.load(name)
        except (OSError, wasmtime.WasmtimeError) as error:
            return {"outcome": "unreadable", "reason": f"{name}: {error}"}
        if way is None:
            return {"outcome": "uncallable", "reason": f"{name} exports neither {INTERFACE} nor {exchange.HANDLER}*"}
        call.deadline = time.monotonic() + call.seconds
        with self.lock:
            self.call = call
        try:
            return self.handed(call, linker, component, *way)
        except wasmtime.ExitTrap as error:
            return {"outcome": "ended", "reason": call.ended or f"exit code {error.code}"}
        except wasmtime.WasmtimeError as error:
            if call.ended is not None:
                return {"outcome": "ended", "reason": call.ended}
            if time.monotonic() >= call.deadline:
                return late(call)
            return {"outcome": "trapped", "reason": trap(str(error))}

    def handed(self, call, linker, component, way, handle):
        # Each message gets an instance of its own, as on a host.
        store = wasmtime.Store(self.engine)
        store.set_limits(memory_size=MEMORY)
        store.set_epoch_deadline(math.ceil(call.seconds / TICK) + 1)
        wasi = wasmtime.WasiConfig()
        wasi.stdout_custom = call.wrote
        wasi.stderr_custom = call.wrote
        store.set_wasi(wasi)
        instance = linker.instantiate(store, component)
        return way(call, store, instance.get_func(store, handle))

    def load(self, name):
        path = os.path.join(os.environ["COMPONENTS"], name)
        state = os.stat(path)
        key = (name, state.st_mtime_ns, state.st_size)
        if key not in self.loaded:
            component = self.compiled(path)
            self.loaded[key] = (self.linker(component), component, self.way(component))
        return self.loaded[key]

    def way(self, component):
        """How the component is called, and its function for it; None if it has none."""
        interface = component.get_export_index(INTERFACE)
        if interface is not None:
            return worked, component.get_export_index("handle", interface)
        handler = exchange.handler(component, self.engine)
        return None if handler is None else (asked, handler)

    def compiled(self, path):
        """The component as machine code: what another run has made of the same bytes does."""
        with open(path, "rb") as file:
            wasm = file.read()
        digest = hashlib.sha256(f"{pinned()} {platform.platform()} {platform.processor()}\n".encode() + wasm)
        kept = os.path.join(os.environ["CACHE"], digest.hexdigest() + ".cwasm")
        if os.path.exists(kept):
            try:
                return wit.Component.deserialize_file(self.engine, kept)
            except wasmtime.WasmtimeError:
                os.unlink(kept)  # of another processor or a broken disk
        component = wit.Component(self.engine, wasm)
        draft = f"{kept}.{os.getpid()}.new"
        with open(draft, "wb") as file:
            file.write(component.serialize())
        os.replace(draft, kept)
        return component

    def linker(self, component):
        linker = wit.Linker(self.engine)
        linker.add_wasip2()
        linker.allow_shadowing = True
        with linker.root() as root:
            with root.add_instance(CLOCK) as clock:
                clock.add_func("now", lambda store: self.now())
            with root.add_instance("wasi:config/runtime@0.2.0-draft") as config:
                config.add_func("get", lambda store, key: self.call.config.get(key))
                config.add_func("get-all", lambda store: sorted(self.call.config.items()))
            with root.add_instance("wasi:logging/logging@0.1.0-draft") as logging:
                logging.add_func("log", self.log)
            with root.add_instance("wasmcloud:messaging/consumer@0.2.0") as consumer:
                consumer.add_func("publish", lambda store, message: self.call.published(message))
                consumer.add_func("request", lambda store, subject, body, timeout: "nobody answers requests here")
            self.define_others(component, root)
        return linker

    def define_others(self, component, root):
        """A database and a bucket are the provider's matter: a task that returns does not call them."""
        requested = exchange.handler(component, self.engine) is not None
        for name, imported in component.type.imports(self.engine).items():
            played = requested and exchange.PLAYED.match(name)
            if name.startswith(HOSTS_OWN) and not played or not isinstance(imported.ty, wit.ComponentInstanceType):
                continue
            with root.add_instance(name) as instance:
                for member, exported in imported.ty.exports(self.engine).items():
                    if isinstance(exported.ty, wit.FuncType):
                        function = uncalled(f"{name}#{member}")
                        if played:
                            function = exchange.member(member, function, lambda: self.call.exchange)
                        instance.add_func(member, function)
                    elif isinstance(exported.ty, wit.ResourceType):
                        instance.add_resource(member, wit.ResourceType.host(exchange.RESOURCE), lambda store, rep: None)

    def now(self):
        moment = wit.Record()
        moment.seconds, moment.nanoseconds = self.call.now or divmod(time.time_ns(), 1_000_000_000)
        return moment

    def log(self, store, level, context, message):
        self.call.wrote(f"{level} {context}: {message}\n".encode())


def worked(call, store, function):
    """Hands the message over as work."""
    result = function(store, lowered(call.message))
    if isinstance(result, wit.Variant):
        return {"outcome": result.tag, "reason": result.payload}
    return {"outcome": "returned", "out": [lifted(outgoing) for outgoing in result]}


def asked(call, store, function):
    """Makes a request of HTTP of the message, whose answer says whether the task has failed."""
    call.ask().handle(store, function)
    if call.exchange.status is None:
        return {"outcome": "trapped", "reason": "it has not answered the request"}
    if call.exchange.status >= 400:
        reason = call.ended or call.exchange.answer.decode("utf-8", "replace")
        return {"outcome": "refused", "reason": reason}
    return {"outcome": "returned", "out": call.sent}


def uncalled(name):
    def function(store, *parameters):
        raise wasmtime.WasmtimeError(f"{name} cannot be called here")

    return function


def late(call):
    return {"outcome": "late", "reason": f"it has not ended within {call.seconds} seconds"}


def trap(text):
    """What a runtime's error says at the end, without the places in machine code."""
    causes = text.split("Caused by:")[-1].strip().splitlines()
    return re.sub(r"^(\d+: )?(wasm trap: )?", "", causes[-1].strip())


def lowered(message):
    record = wit.Record()
    record.id, record.attempt, record.subject = message["id"], message["attempt"], message["subject"]
    tag = "text" if "text" in message else "base64"
    record.body = wit.Variant(tag, message[tag])
    return record


def content(message):
    return message["text"].encode() if "text" in message else base64.b64decode(message["base64"])


def crossing(body):
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(body).decode()}


def lifted(outgoing):
    return {"subject": outgoing.subject, outgoing.body.tag: outgoing.body.payload}


def main():
    # What else is printed, such as by the runtime itself, must not come between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    reason = unfit()
    if "--again" not in sys.argv:
        first = {"ready": pinned()} if reason is None else {"unfit": reason}
        print(json.dumps(first), file=answers, flush=True)
    if reason is not None:
        sys.exit(1)
    os.makedirs(os.environ["CACHE"], exist_ok=True)
    Runner(answers).serve(sys.stdin.buffer)
    # The runtime has threads that do not take well to a Python that goes piece by piece.
    os._exit(0)


main()
