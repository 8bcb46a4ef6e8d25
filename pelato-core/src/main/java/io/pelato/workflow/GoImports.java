package io.pelato.workflow;

import io.pelato.module.TaskModule;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses what a component cannot have at the line that asks for it, before a compiler stumbles over it elsewhere. */
final class GoImports {

    private static final String NO_NETWORK =
            "A component has no sockets. The host brings messages to the task and takes its"
                    + " result away: use a task type for that. net/url and net/netip can be imported; addresses are read with"
                    + " netip.ParseAddr";
    private static final String NEEDS_NETWORK =
            "It is made of the package net, and a component has no sockets: do without it,"
                    + " or leave that part to a service that sends its result over NATS";
    private static final String NO_PROGRAMS = "A component runs alone: do what the program does in Go";
    private static final String NO_TEMPLATES =
            "Methods cannot be called by name in a component: build the text with fmt,"
                    + " strings.Builder or strings.NewReplacer";

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("C", "There is no C in a component: write it in Go"),
            Map.entry("runtime/cgo", "There is no C in a component: write it in Go"),
            Map.entry("net", NO_NETWORK),
            Map.entry("net/http", NO_NETWORK),
            Map.entry("net/rpc", NO_NETWORK),
            Map.entry("net/smtp", NO_NETWORK),
            Map.entry("net/textproto", NO_NETWORK),
            Map.entry("net/mail", NO_NETWORK),
            Map.entry("crypto/tls", NO_NETWORK),
            Map.entry("log/syslog", NO_NETWORK + "; what a task prints goes to the host's log"),
            Map.entry("crypto/x509", NEEDS_NETWORK),
            Map.entry("mime/multipart", NEEDS_NETWORK),
            Map.entry("expvar", NEEDS_NETWORK),
            Map.entry("os/exec", NO_PROGRAMS),
            Map.entry("os/signal", "A component gets no signals: remove it"),
            Map.entry("os/user", "A component has no users: remove it"),
            Map.entry("plugin", "A component loads no other code: put it into the task's code"),
            Map.entry("text/template", NO_TEMPLATES),
            Map.entry("html/template", NO_TEMPLATES + "; html.EscapeString escapes"));
    private static final List<String> ALLOWED = List.of("net/url", "net/netip");
    /** The modules that every generated project has. */
    private static final List<String> PRESENT = List.of("pelato.task", "go.bytecodealliance.org/cm");

    private final GoSource source;
    private final Optional<TaskModule> module;
    private final Faults faults;

    /** The imports of a file; the module is that of the tasks, if they are one. */
    GoImports(GoSource source, Optional<TaskModule> module, Faults faults) {
        this.source = source;
        this.module = module;
        this.faults = faults;
    }

    /** Notes every import that a component cannot have, files that it embeds, and a constraint that leaves it out. */
    void check() {
        source.imports().forEach(this::check);
        List<GoSource.Named> embeds = source.directives("go:embed");
        embeds.forEach(embed -> faults.add(
                embed.location(),
                "a task cannot embed files: it takes Go files alone",
                "Put the content into a constant, in backquotes if it has several lines"));
        if (embeds.isEmpty()) {
            source.imports().stream()
                    .filter(path -> path.name().equals("embed"))
                    .forEach(path -> faults.add(
                            path.location(),
                            "\"embed\" has nothing to embed: a task takes Go files alone",
                            "Put the content into a constant, and remove the import"));
        }
        checkForeign();
        source.constraint()
                .filter(constraint -> !BuildConstraint.holds(constraint.name()))
                .ifPresent(constraint -> faults.add(
                        constraint.location(),
                        "the build constraint \"" + constraint.name() + "\" leaves this file out of a component",
                        "Remove the line, or change it so that it holds for tinygo"));
    }

    private void checkForeign() {
        List<GoSource.Named> imported = source.directives("go:wasmimport");
        imported.forEach(line -> faults.add(
                line.location(),
                "a task cannot import a function of its host",
                "Use what the task's type brings to the task and takes from it"));
        if (imported.isEmpty() && source.directives("go:linkname").isEmpty()) {
            source.withoutBody()
                    .forEach(function -> faults.add(
                            function.location(),
                            "the function " + function.name() + " has no body",
                            "Write it in Go: a task has no code in another language"));
        }
    }

    private void check(GoSource.Named path) {
        String name = path.name();
        Location at = path.location();
        if (name.startsWith(".") || name.startsWith("/")) {
            faults.add(
                    at,
                    "\"" + name + "\" is a folder, and Go imports packages by their paths",
                    insteadOfFolder(at, name));
        } else if (module.isPresent() && (module.get().isOwn(name) || isOfModule(name))) {
            checkModule(module.get(), name, at);
        } else if (isOfModule(name)) {
            faults.add(
                    at,
                    "\"" + name + "\" is in a module, and no go.mod requires one for the tasks",
                    "Run `mvn pelato:resolve -Dpelato.get=" + name
                            + "`, which writes go.mod and go.sum and fetches it");
        } else {
            refused(name).ifPresent(advice -> faults.add(at, "\"" + name + "\" does not work in a component", advice));
        }
    }

    private static Optional<String> refused(String name) {
        if (ALLOWED.contains(name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(REFUSED.get(name))
                .or(() -> name.startsWith("net/") ? Optional.of(NO_NETWORK) : Optional.empty());
    }

    private String insteadOfFolder(Location at, String name) {
        Path folder = at.file().resolveSibling(name).normalize();
        return module.filter(own -> folder.startsWith(own.shown()))
                .map(own -> own.importPath(folder))
                .map(path -> "Write \"" + path + "\"")
                .orElse("Put the task and what it needs of it into one folder, and name that in `code`; or make the"
                        + " folder of the tasks a module, with a go.mod that begins with `module plant`, and import"
                        + " \"plant/NAME\"");
    }

    private void checkModule(TaskModule tasks, String name, Location at) {
        tasks.faults().forEach(faults::addLocated);
        tasks.mod()
                .go()
                .filter(go -> GoRelease.of(Optional.of(go)).isLaterThan(GoRelease.OF_BUILDER))
                .ifPresent(go -> faults.warn(
                        go.location(),
                        "components are compiled with Go " + GoRelease.OF_BUILDER + ": what is newer does not compile",
                        "Write `go " + GoRelease.OF_BUILDER + "`"));
        if (!tasks.isOwn(name) && tasks.providers(name).isEmpty()) {
            faults.addLocated(notRequired(name, at, tasks));
        }
    }

    /** What to say of an import that no module of go.mod has. */
    static Problem notRequired(String name, Location at, TaskModule tasks) {
        return Problem.at(
                at,
                "\"" + name + "\" is in a module that " + tasks.goMod() + " does not require",
                "Run `go get " + name + "` in " + tasks.shown() + " and then `mvn pelato:resolve`, or without Go on"
                        + " this machine `mvn pelato:resolve -Dpelato.get=" + name + "`");
    }

    /** Whether a package is in a module that a project does not have by itself. */
    static boolean isOfModule(String name) {
        // The first part of a module's path has a dot; no package of the standard library has one there.
        return name.split("/", 2)[0].indexOf('.') >= 0
                && PRESENT.stream().noneMatch(module -> name.equals(module) || name.startsWith(module + "/"));
    }
}
