package io.pelato;

import io.pelato.rollout.StoredRelease;
import java.util.List;

/**
 * The versions of a workflow that WADM stores.
 *
 * @param application the application's name
 * @param releases the versions, oldest first; none where nothing is stored
 */
public record History(String application, List<StoredRelease> releases) {}
