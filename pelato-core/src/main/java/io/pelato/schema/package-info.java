/** A JSON Schema of workflow.yaml, made from the task types that there are. */
package io.pelato.schema;
