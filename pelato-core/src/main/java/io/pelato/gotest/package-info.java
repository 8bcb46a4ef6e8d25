/**
 * Go's own tests of the tasks' code. {@link io.pelato.gotest.GoTests} is the entry: from the folder of the tasks to what came
 * of their tests.
 */
package io.pelato.gotest;
