package io.pelato.rollout;

import io.pelato.application.Application;

/** Says whether an application may run. It is asked before anything is sent, beside what else can be wrong. */
@FunctionalInterface
public interface Admission {

    /**
     * Looks at an application.
     *
     * @throws io.pelato.problem.ProblemsException with everything for which it may not run
     */
    void check(Application application);

    /** Lets everything run. */
    static Admission free() {
        return application -> {};
    }
}
