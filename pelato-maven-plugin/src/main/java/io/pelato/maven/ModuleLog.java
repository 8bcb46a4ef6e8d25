package io.pelato.maven;

import org.apache.maven.plugin.logging.Log;

/**
 * A log in which each line begins with the module that it tells of: where Maven builds several at once, their lines come
 * mixed.
 *
 * @param log where the lines go
 * @param module the module's artifactId
 */
record ModuleLog(Log log, String module) implements Log {

    private String named(CharSequence content) {
        return "[" + module + "] " + content;
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(named(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(named(content), error);
    }

    @Override
    public void debug(Throwable error) {
        log.debug(error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(named(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(named(content), error);
    }

    @Override
    public void info(Throwable error) {
        log.info(error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(named(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(named(content), error);
    }

    @Override
    public void warn(Throwable error) {
        log.warn(error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(named(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(named(content), error);
    }

    @Override
    public void error(Throwable error) {
        log.error(error);
    }
}
