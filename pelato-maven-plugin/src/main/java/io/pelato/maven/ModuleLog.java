package io.pelato.maven;

import org.apache.maven.plugin.logging.Log;

/**
 * A log in which each line begins with the module that it tells of: where Maven builds several at once, their lines come
 * mixed.
 */
final class ModuleLog extends PassingLog {

    private final String module;

    /**
     * Makes one.
     *
     * @param log where the lines go
     * @param module the module's artifactId
     */
    ModuleLog(Log log, String module) {
        super(log);
        this.module = module;
    }

    private String named(CharSequence content) {
        return "[" + module + "] " + content;
    }

    @Override
    public void debug(CharSequence content) {
        super.debug(named(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        super.debug(named(content), error);
    }

    @Override
    public void info(CharSequence content) {
        super.info(named(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        super.info(named(content), error);
    }

    @Override
    public void warn(CharSequence content) {
        super.warn(named(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        super.warn(named(content), error);
    }

    @Override
    public void error(CharSequence content) {
        super.error(named(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        super.error(named(content), error);
    }
}
