package io.pelato.graph;

import java.util.List;
import java.util.Map;

/**
 * What a lattice was seen to do with a workflow.
 *
 * @param tasks what runs of each task, by its component_name
 * @param warnings what is wrong, each a line; empty where all is well
 * @param kept what is kept for the tasks, each a line; empty where nothing is
 */
public record LatticeView(Map<String, Sighting> tasks, List<String> warnings, List<String> kept) {}
