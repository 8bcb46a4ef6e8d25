package io.pelato;

import io.pelato.build.BuildListener;
import io.pelato.registry.PublishListener;
import io.pelato.rollout.DeployListener;

/** Gives each piece of work somebody who hears what it does. Each method is called once a piece, by any thread. */
public interface Listeners {

    /** Hears a build. */
    BuildListener building();

    /** Hears what a build takes from the team's cache and gives to it. */
    PublishListener sharing();

    /** Hears a push, from its connecting on. */
    PublishListener pushing();

    /** Hears what is put beside images that were pushed, and what is looked for there. */
    default PublishListener proving() {
        return pushing();
    }

    /** Hears a deployment or its removal, from its connecting on. */
    DeployListener deploying();
}
