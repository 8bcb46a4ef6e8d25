package io.pelato.plan;

import io.pelato.plan.Change.Kind;
import io.pelato.plan.Change.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment would change.
 *
 * @param basis what it holds for
 * @param changes what changes; none where nothing does
 */
public record Plan(Basis basis, List<Change> changes) {

    /** A plan; where nothing but the manifest's text becomes another, that is the change. */
    public Plan {
        boolean another = basis.from().isPresent()
                && basis.to().isPresent()
                && !basis.from().equals(basis.to());
        changes = changes.isEmpty() && another ? List.of(otherText(basis)) : List.copyOf(changes);
    }

    private static Change otherText(Basis basis) {
        var version = new Difference(Difference.Aspect.MANIFEST, "version", basis.from(), basis.to());
        return new Change(Subject.WORKFLOW, basis.application(), Kind.CHANGED, List.of(version), Optional.empty());
    }

    /** Whether a deployment would send nothing. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
