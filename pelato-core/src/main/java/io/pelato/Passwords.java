package io.pelato;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Login;
import io.pelato.registry.LoginSource;
import io.pelato.workflow.PasswordSource;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the passwords that a workflow only names, but for those that hosts fetch themselves. */
final class Passwords {

    private final LoginSource servers;
    private final Map<String, String> environment;

    Passwords(LoginSource servers, Map<String, String> environment) {
        this.servers = servers;
        this.environment = environment;
    }

    /**
     * The passwords by component and variable.
     *
     * @throws ProblemsException naming every one that cannot be found or cannot be a password
     */
    Map<String, Map<String, String>> of(Workflow workflow) {
        Map<String, Map<String, String>> passwords = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Task task : workflow.tasks()) {
            Map<String, String> found = new LinkedHashMap<>();
            task.passwords().forEach((variable, source) -> {
                if (source instanceof PasswordSource.Environment name) {
                    Optional<String> set = environment(name);
                    note(found, variable, set, () -> problems.add(missing(task, name)));
                    set.filter(password -> password.endsWith("\n"))
                            .ifPresent(password -> problems.add(withLineBreak(task, name)));
                } else if (source instanceof PasswordSource.Server id) {
                    note(found, variable, server(id), () -> problems.add(missing(task, id)));
                }
            });
            if (!found.isEmpty()) {
                passwords.put(task.componentName(), found);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return passwords;
    }

    private static void note(
            Map<String, String> found, String variable, Optional<String> password, Runnable otherwise) {
        password.filter(text -> !text.isEmpty()).ifPresentOrElse(text -> found.put(variable, text), otherwise);
    }

    private Optional<String> environment(PasswordSource.Environment source) {
        return Optional.ofNullable(environment.get(source.variable()));
    }

    private Optional<String> server(PasswordSource.Server source) {
        return servers.loginFor(source.id()).map(Login::password);
    }

    private static Problem missing(Task task, PasswordSource.Environment source) {
        return Problem.of(
                missing(task) + "the environment variable " + source.variable() + " is not set",
                "Set it where Maven runs, or name another in password_env");
    }

    // Kubernetes puts a whole file into a variable, with the line break that most files end with.
    private static Problem withLineBreak(Task task, PasswordSource.Environment source) {
        return Problem.of(
                "The password of " + task.componentName() + " ends with a line break in the environment variable "
                        + source.variable(),
                "Take it away where the variable is set, such as with \"$(cat FILE)\"");
    }

    private static Problem missing(Task task, PasswordSource.Server source) {
        return Problem.of(
                missing(task) + "settings.xml has no server \"" + source.id() + "\" with a password",
                "Add it, or name another in password_server");
    }

    private static String missing(Task task) {
        return "The password of " + task.componentName() + " is not there: ";
    }
}
