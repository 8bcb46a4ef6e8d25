package io.pelato.maven;

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

/** Finds the passwords that a workflow only names. */
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
     * @throws ProblemsException naming every one that cannot be found
     */
    Map<String, Map<String, String>> of(Workflow workflow) {
        Map<String, Map<String, String>> passwords = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Task task : workflow.tasks()) {
            Map<String, String> found = new LinkedHashMap<>();
            task.passwords()
                    .forEach((variable, source) -> find(source)
                            .ifPresentOrElse(
                                    password -> found.put(variable, password),
                                    () -> problems.add(missing(task, source))));
            if (!found.isEmpty()) {
                passwords.put(task.componentName(), found);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return passwords;
    }

    private Optional<String> find(PasswordSource source) {
        Optional<String> password = source instanceof PasswordSource.Environment variable
                ? Optional.ofNullable(environment.get(variable.variable()))
                : servers.loginFor(((PasswordSource.Server) source).id()).map(Login::password);
        return password.filter(text -> !text.isEmpty());
    }

    private static Problem missing(Task task, PasswordSource source) {
        String start = "The password of " + task.componentName() + " is not there: ";
        return source instanceof PasswordSource.Environment variable
                ? Problem.of(
                        start + "the environment variable " + variable.variable() + " is not set",
                        "Set it where Maven runs, or name another in password_env")
                : Problem.of(
                        start + "settings.xml has no server \"" + ((PasswordSource.Server) source).id()
                                + "\" with a password",
                        "Add it, or name another in password_server");
    }
}
