/**
 * The timeline of a run: what ran when, where each component came from, and how long each goal took, as a page for
 * people and a file for programs. The entry point is {@link io.pelato.report.RunReport}. Uses {@code problem} alone: a
 * step tells what it did with {@link io.pelato.report.Span} and {@link io.pelato.report.ComponentFacts}, and whoever
 * calls the steps puts them together.
 */
package io.pelato.report;
