/**
 * Tests of tasks, whatever kind they are of: which ones are chosen, what came of each, and the report that CI servers
 * read. Uses {@code machine} and {@code problem}.
 */
package io.pelato.testing;
