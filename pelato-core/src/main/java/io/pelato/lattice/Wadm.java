package io.pelato.lattice;

import java.util.List;
import java.util.Optional;

/** WADM's interface for clients, as wadm 0.21 has it. */
public interface Wadm {

    /** An application that WADM stores. */
    record Stored(String name, String newestVersion, Optional<String> deployedVersion) {}

    /** All applications of the lattice. */
    List<Stored> applications();

    /** The versions of an application in the order in which they were put; none for an unknown one. */
    List<String> versions(String application);

    /** The manifest of a version, in JSON; absent when WADM has none. */
    Optional<String> manifest(String application, String version);

    /** Stores a version. */
    void put(String application, String manifestJson);

    /** Orders a version to be deployed; the answer tells only that the order is queued. */
    void deploy(String application, String version);

    /** Orders an application to be taken off the hosts; its versions stay stored. */
    void undeploy(String application);

    /** Forgets all versions of an application. */
    void delete(String application);

    /** Forgets one version of an application, which must not be the deployed one. */
    void delete(String application, String version);

    /** How far WADM says an application is; it may speak of a version before the one just ordered. */
    AppStatus status(String application);
}
