package io.pelato.maven;

import io.pelato.build.ComponentCache;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells how many compiled components the user's cache holds, and how large it is; or empties it. */
@Mojo(name = "cache", requiresProject = false, threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class CacheMojo extends AbstractMojo {

    /** The folder for what outlives a build: compiled components, fetched modules and the compiler's own cache. */
    @Parameter(property = "pelato.cache", defaultValue = "${user.home}/.cache/pelato")
    private File cache;

    /** Whether to remove every component from the cache. */
    @Parameter(property = "pelato.cache.clear", defaultValue = "false")
    private Switch clear;

    @Override
    public void execute() throws MojoFailureException {
        var components = new ComponentCache(cache.toPath());
        try {
            boolean empty = clear.isOn("pelato.cache.clear");
            tell("In the cache", components.usage());
            if (empty) {
                tell("After clearing it", components.trim(0));
            }
        } catch (ProblemsException e) {
            throw new Failure(getLog()).of(e);
        } catch (IOException e) {
            throw new MojoFailureException(
                    Problem.of("The cache cannot be read: " + FileFault.words(e), "Check the permissions of " + cache)
                            .toString(),
                    e);
        }
    }

    private void tell(String when, ComponentCache.Usage usage) {
        getLog().info(String.format(
                Locale.ROOT,
                "%s %s: %d components, %.1f MB",
                when,
                cache,
                usage.components(),
                usage.bytes() / 1_000_000.0));
    }
}
