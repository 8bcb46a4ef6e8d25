package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * How a goal ends that cannot do its work: with the problem itself, or, where there are several, with their number after
 * a line for each.
 *
 * @param log gets those lines
 */
record Failure(Log log) {

    MojoFailureException of(ProblemsException exception) {
        List<Problem> problems = exception.problems();
        if (problems.size() > 1) {
            problems.forEach(problem -> log.error(problem.toString()));
        }
        log.debug(exception);
        return new MojoFailureException(
                problems.size() == 1 ? problems.get(0).toString() : problems.size() + " problems, told above");
    }
}
