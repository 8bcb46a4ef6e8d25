package io.pelato.workflow;

/** What there is of the code of a workflow's tasks. */
public enum CodeAtHand {
    /** Their Go files, which are checked with the workflow. */
    SOURCES,
    /** Components alone, which were compiled elsewhere from files that were checked there. */
    COMPONENTS
}
