package io.pelato.machine;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the JVM alive, with a name by which a thread dump shows whose they are. */
public final class BackgroundThreads {

    private BackgroundThreads() {}

    /** Makes threads of this name. */
    public static ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Runs each work at once, in a thread of its own. */
    public static Executor eachNamed(String name) {
        ThreadFactory threads = named(name);
        return work -> threads.newThread(work).start();
    }
}
