package io.pelato.lattice;

/** Something that hosts tell the lattice, as far as a deployment is concerned. */
public sealed interface LatticeEvent {

    /** A host runs a component or provider, with this many instances. */
    record Started(String id, String hostId, int instances) implements LatticeEvent {}

    /** A host runs a component or provider no more. */
    record Stopped(String id, String hostId) implements LatticeEvent {}

    /** A host could not start a component or provider. */
    record StartFailed(String id, String image, String hostId, String error) implements LatticeEvent {}

    /** The hosts refused a link. */
    record LinkFailed(LatticeLink link, String error) implements LatticeEvent {}
}
