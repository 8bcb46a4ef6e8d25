package io.pelato;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a project's sources change. It looks at them again and again in place of asking the operating system, which
 * tells of nothing on some file systems that are shared, and on some systems seconds later.
 */
public final class SourceChanges {

    private static final long LOOK_MILLIS = 100;

    private final List<Path> files;
    private FileStamps known;

    private SourceChanges(List<Path> files) {
        this.files = List.copyOf(files);
        this.known = FileStamps.of(this.files);
    }

    /** The changes from now on of files, and of all files below folders. */
    public static SourceChanges of(List<Path> files) {
        return new SourceChanges(files);
    }

    /**
     * Waits until files differ from what they were at the last time, and then until a look finds nothing new, since editors
     * write in steps. Files that only editors read do not count: those whose name begins with a dot or ends with a tilde.
     *
     * @return the files, sorted: written, new and gone ones
     */
    public List<Path> await() throws InterruptedException {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            FileStamps now = FileStamps.of(files);
            if (!now.differences(known).isEmpty()) {
                now = settled(now);
                List<Path> changed = now.differences(known);
                known = now;
                if (!changed.isEmpty()) {
                    return changed;
                }
            }
        }
    }

    private FileStamps settled(FileStamps before) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        FileStamps now = FileStamps.of(files);
        return now.differences(before).isEmpty() ? now : settled(now);
    }
}
