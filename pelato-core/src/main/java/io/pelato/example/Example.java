package io.pelato.example;

import io.pelato.problem.Location;
import io.pelato.run.Body;

/**
 * An input of a task, and what it makes of it.
 *
 * @param name what it is called in reports
 * @param location where it stands
 * @param subject the subject that the input comes on
 * @param input the message
 * @param expectation what is expected to come of it
 */
public record Example(String name, Location location, String subject, Body input, Expectation expectation) {}
