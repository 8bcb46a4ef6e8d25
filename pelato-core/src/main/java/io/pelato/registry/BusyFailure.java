package io.pelato.registry;

/** Carries a {@link BusyException} through calls that declare none. */
final class BusyFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BusyFailure(BusyException cause) {
        super(cause);
    }
}
