package io.pelato.run;

import io.pelato.build.BuilderChoice;
import io.pelato.build.ContainerEngine;
import io.pelato.machine.Programs;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;

/** Decides where to run components, and says what is missing where nothing can. */
record PlaceFinder(RunnerRequest request) {

    private static final String PYTHON = "python3";

    /**
     * Asks for the engine and for Python.
     *
     * @throws ProblemsException where there is nothing to run with
     */
    Place find() {
        List<String> reasons = new ArrayList<>();
        if (request.builder() != BuilderChoice.LOCAL) {
            ContainerEngine.Search search = ContainerEngine.search(request.engine());
            if (search.engine().isPresent()) {
                return new Place.InContainer(search.engine().get());
            }
            reasons.addAll(search.reasons());
        }
        if (request.builder() != BuilderChoice.CONTAINER) {
            if (Programs.onPath(PYTHON)) {
                return new Place.OnThisMachine();
            }
            reasons.add("not on the PATH: " + PYTHON);
        }
        throw new ProblemsException(Problem.of(
                "There is nothing to run components with: " + String.join("; ", reasons),
                switch (request.builder()) {
                    case CONTAINER ->
                        "Start docker or podman (pelato.builder.engine names another command), or set"
                                + " pelato.builder=local";
                    case LOCAL -> "Put python3 on the PATH, or set pelato.builder=container";
                    case AUTO -> "Start docker or podman, or put python3 on the PATH";
                }));
    }
}
