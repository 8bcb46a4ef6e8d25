package io.pelato.template;

import freemarker.core.Environment;
import freemarker.core._CoreAPI;
import freemarker.template.TemplateException;
import java.io.IOException;

/** Renders one template, and remembers where in it the work was. */
final class RenderingThread extends Thread {

    /** Noting the place takes time, so a loop's place is noted in its first rounds and now and then later. */
    private static final int ROUNDS = 256;

    private final Environment environment;
    private final BoundedText text;
    private volatile int line = 1;
    private volatile int column = 1;
    private volatile Exception failure;
    private int looks;

    RenderingThread(Environment environment, BoundedText text) {
        super("pelato-template");
        setDaemon(true);
        this.environment = environment;
        this.text = text;
    }

    @Override
    public void run() {
        try {
            environment.process();
        } catch (StackOverflowError e) {
            failure = endless("it calls itself without end");
        } catch (OutOfMemoryError e) {
            failure = endless("it needs more memory than there is");
        } catch (BoundedText.FullException e) {
            failure = endless(e.getMessage());
        } catch (IOException | TemplateException | RuntimeException e) {
            failure = e;
        }
    }

    /** FreeMarker asks this in each round of a loop and in each call of a macro or function. */
    @Override
    public boolean isInterrupted() {
        boolean interrupted = super.isInterrupted();
        looks++;
        if (interrupted || looks < ROUNDS || looks % ROUNDS == 0) {
            notePlace();
        }
        return interrupted;
    }

    private void notePlace() {
        var elements = _CoreAPI.getInstructionStackSnapshot(environment);
        if (elements != null && elements.length > 0) {
            line = elements[0].getBeginLine();
            column = elements[0].getBeginColumn();
        }
    }

    EndlessTemplateException endless(String reason) {
        return new EndlessTemplateException(reason, line, column);
    }

    /** What was written, once the thread has ended. */
    String text() throws IOException, TemplateException {
        Exception fault = failure;
        if (fault instanceof IOException io) {
            throw io;
        }
        if (fault instanceof TemplateException template) {
            throw template;
        }
        if (fault instanceof RuntimeException other) {
            throw other;
        }
        return text.toString();
    }
}
