/**
 * Schedules of tasks that run by themselves: NATS's own message schedules, made when a workflow is deployed and taken
 * away with it. The entry point is {@link io.pelato.deploy.schedule.NatsSchedules}. Uses {@code deploy} for the
 * connection and the names, {@code workflow}, {@code template} and {@code problem}.
 */
package io.pelato.deploy.schedule;
