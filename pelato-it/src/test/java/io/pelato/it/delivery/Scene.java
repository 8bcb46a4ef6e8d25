package io.pelato.it.delivery;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.types.DeployedWorkflow;

/**
 * What faults strike.
 *
 * @param lattice the lattice that a workflow runs on
 * @param postgres the database that its rows are stored in
 * @param workflow the workflow
 * @param work the messages that its task on the edge is at
 */
record Scene(Lattice lattice, Postgres postgres, DeployedWorkflow workflow, WorkInHand work) {}
