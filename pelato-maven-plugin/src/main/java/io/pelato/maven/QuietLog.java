package io.pelato.maven;

import org.apache.maven.plugin.logging.Log;

/** A log that lets warnings and errors through, and turns what is only told into what -X shows. */
final class QuietLog extends PassingLog {

    QuietLog(Log log) {
        super(log);
    }

    @Override
    public boolean isInfoEnabled() {
        return isDebugEnabled();
    }

    @Override
    public void info(CharSequence content) {
        debug(content);
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        debug(content, error);
    }

    @Override
    public void info(Throwable error) {
        debug(error);
    }
}
