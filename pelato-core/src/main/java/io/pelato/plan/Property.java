package io.pelato.plan;

/**
 * What a thing about a part is called.
 *
 * @param aspect its kind
 * @param name its name
 */
record Property(Difference.Aspect aspect, String name) implements Comparable<Property> {

    @Override
    public int compareTo(Property other) {
        int byAspect = aspect.compareTo(other.aspect);
        return byAspect == 0 ? name.compareTo(other.name) : byAspect;
    }
}
