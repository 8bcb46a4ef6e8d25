package io.pelato.gotest;

import io.pelato.problem.Location;

/**
 * A test function.
 *
 * @param folder the folder of its package below that of the tasks, with slashes; empty for the tasks' own
 * @param name the function's name
 * @param location where it stands
 */
record GoTest(String folder, String name, Location location) {

    /** What the package is called in reports. */
    static String suite(String folder) {
        return folder.isEmpty() ? "tasks" : folder;
    }
}
