/**
 * Schedules of tasks that run by themselves: NATS's own message schedules, made when a workflow is deployed and taken
 * away with it. The entry point is {@link io.pelato.schedule.NatsSchedules}. Uses {@code lattice} for the connection,
 * {@code application} and {@code problem}.
 */
package io.pelato.schedule;
