package io.pelato.build;

import io.pelato.machine.ProgramRun;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An image of a tool of ours, which is built on first use. */
public final class ToolImage {

    private static final Object ONE_IMAGE_BUILD_AT_A_TIME = new Object();
    private static final int TAIL = 15;

    private final String name;
    private final ContainerEngine engine;
    private final Path cache;
    private final ToolFiles files;
    private final String digest;

    /**
     * The image of a tool.
     *
     * @param name the folder of the tool's files among the templates, and of what is kept for it in the cache
     * @param engine where it is built and kept
     * @param cache the user's folder for what outlives a build
     */
    public ToolImage(String name, ContainerEngine engine, Path cache) {
        this.name = name;
        this.engine = engine;
        this.cache = cache;
        this.files = ToolFiles.of(name);
        try {
            this.digest = files.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the engine knows it by; other files make another one. */
    public String reference() {
        return "pelato-" + name + ":" + digest;
    }

    /** Tells the tool's files apart. */
    public String digest() {
        return digest;
    }

    /**
     * Has it built where the engine does not have it yet.
     *
     * @param madeFrom what the build takes from elsewhere, and what does without the image; the end of the advice
     * @throws ProblemsException if it cannot be built
     */
    public void prepare(BuildListener listener, String madeFrom) {
        synchronized (ONE_IMAGE_BUILD_AT_A_TIME) {
            if (engine.hasImage(reference())) {
                return;
            }
            try {
                build(listener, madeFrom);
            } catch (IOException e) {
                throw new ProblemsException(
                        Problem.of(
                                "Cannot prepare the " + name + "'s image: " + FileFault.words(e),
                                "Check that " + cache + " can be written"),
                        e);
            }
        }
    }

    private void build(BuildListener listener, String madeFrom) throws IOException {
        Path context = cache.resolve(name).resolve(digest);
        Path log = cache.resolve(name).resolve(digest + ".log");
        files.copyTo(context);
        listener.imageBuildStarted(reference(), log);
        long start = System.nanoTime();
        ProgramRun outcome = engine.buildImage(reference(), context, log);
        if (!outcome.succeeded()) {
            throw new ProblemsException(Problem.of(
                    "The " + name + "'s image cannot be built with " + engine.command() + ":\n" + outcome.end(TAIL),
                    "The whole log is " + log + ". " + madeFrom));
        }
        listener.imageBuilt(reference(), (System.nanoTime() - start) / 1_000_000);
    }
}
