package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Keeping;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.Manifest;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What keeps applications running on hosts. WADM of wasmCloud 1 is the one there is; another one renders other manifests
 * and is asked the same things.
 *
 * <p>Every method below {@link #begin} talks to the orchestrator and throws a {@link ProblemsException} when it cannot be
 * reached, refuses, or does not get there in time.
 */
public interface Orchestrator extends AutoCloseable {

    /**
     * Writes an application down in the orchestrator's own form. The same application gives the same bytes.
     *
     * @throws ProblemsException when the user's manifest template is faulty
     */
    Manifest render(Application application);

    /**
     * Checks a manifest against the orchestrator's own rules.
     *
     * @param manifest the manifest
     * @param file the file that messages name
     * @return the manifest, fit to be deployed
     * @throws ProblemsException with every fault of the manifest
     */
    CheckedManifest validate(Manifest manifest, Path file);

    /**
     * Begins to connect and to look around, beside other work, so that the first of the calls below finds it done. What
     * goes wrong is tried again by that call.
     *
     * @param listener is told at once what goes wrong
     * @param keeping tells what is to be kept of the messages, as far as that is known already
     */
    void begin(DeployListener listener, Supplier<Optional<Keeping>> keeping);

    /**
     * Brings the application of a manifest onto the hosts and waits until it runs there, its schedules as well. What
     * runs already is left alone.
     *
     * @param release what is to run, by a manifest that {@link #validate} made
     * @param listener is told what happens
     * @return what runs where
     */
    Deployment deploy(Release release, DeployListener listener);

    /**
     * Has a version run again that the orchestrator stores, and waits until it does, its schedules as well.
     *
     * @param application the application's name
     * @param version the version or the beginning of its name; absent for the one that ran before the deployed one
     * @param admission whether it may run
     * @param listener is told what happens
     * @return what runs where
     */
    Deployment rollBack(String application, Optional<String> version, Admission admission, DeployListener listener);

    /**
     * The versions of an application that the orchestrator stores, in the order in which they were sent. Changes nothing.
     *
     * @param application the application's name
     * @return none when the orchestrator knows no application of this name
     */
    List<StoredRelease> releases(String application);

    /**
     * Takes an application away and waits until nothing of it is left on the hosts, then takes its schedules away. The
     * orchestrator knows what belongs to it; no sources are needed. When it fails it can be called again.
     *
     * @param application the application's name
     * @param messages what becomes of the messages that are kept for it
     * @param listener is told what happens
     * @return whether there was anything to take away
     */
    Removal remove(String application, Messages messages, DeployListener listener);

    /**
     * What of an application runs where, and what does not, by the manifest that the orchestrator keeps: of the version
     * that it keeps up, or of the newest if it keeps up none. Changes nothing.
     *
     * @param application the application's name
     * @return absent when the orchestrator knows no application of this name
     */
    Optional<Standing> status(String application);

    /** The names of all applications that the orchestrator knows, whoever made them, in its own order. */
    List<String> applications();

    /** Ends what {@link #begin} began and no call took up. */
    @Override
    void close();

    /** What becomes of messages that are kept for an application which is taken away. */
    enum Messages {
        /** They stay, and are worked on when it is deployed again. */
        STAY,
        /** They are deleted, with the streams that hold them. */
        GO
    }

    /** What {@link #remove} found. */
    enum Removal {
        /** The application was there and is gone. */
        REMOVED,
        /** There was nothing to take away. */
        NOTHING_THERE
    }
}
