/**
 * Reads {@code workflow.yaml} and checks all of it in one run. The entry point is {@link
 * io.pelato.workflow.WorkflowReader}. Uses {@code module}, {@code template}, {@code yaml} and
 * {@code problem}.
 */
package io.pelato.workflow;
