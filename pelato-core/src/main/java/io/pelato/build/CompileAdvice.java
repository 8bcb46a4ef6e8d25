package io.pelato.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a fault that the compiler has words for, but not those of somebody who writes a task.
 *
 * @param fault what is wrong
 * @param advice what to do
 */
record CompileAdvice(String fault, String advice) {

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "(?s)(?:cannot find module providing package|no required module provides package) ([^\\s;:]+).*",
                    "\"$1\" is in a module that the tasks do not require",
                    "Run `go get $1` in the folder of the tasks, and then `mvn pelato:resolve`"),
            new Rule(
                    "package (\\S+) is not in std.*",
                    "\"$1\" is not in Go's standard library",
                    "Mend the name. A package of your own needs a go.mod in the folder of the tasks: one that begins with"
                            + " `module plant` makes `plant/units` of the folder units"),
            new Rule(
                    "(pattern .*: no matching files found)",
                    "$1",
                    "A task takes Go files alone: put the content into a constant"),
            new Rule(
                    "(cannot use .* as (?:u?int|uintptr) value in .*\\(overflows\\)|.* overflows u?int)",
                    "$1",
                    "An int has 32 bits in a component: write int64 where a number may be larger"),
            new Rule("(undefined: \\w+)", "$1", "Mend the name, or declare it in the task's code"));

    /** The advice on a fault, where there is more to say than the compiler did. */
    static Optional<CompileAdvice> of(String fault) {
        return RULES.stream().flatMap(rule -> rule.applied(fault).stream()).findFirst();
    }

    private record Rule(Pattern compiler, String fault, String advice) {

        private Rule(String compiler, String fault, String advice) {
            this(Pattern.compile(compiler), fault, advice);
        }

        private Optional<CompileAdvice> applied(String said) {
            Matcher matcher = compiler.matcher(said);
            return matcher.matches()
                    ? Optional.of(new CompileAdvice(matcher.replaceFirst(fault), matcher.replaceFirst(advice)))
                    : Optional.empty();
        }
    }
}
