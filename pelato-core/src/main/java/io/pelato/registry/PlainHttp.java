package io.pelato.registry;

/** Whether a registry that does not speak HTTPS may be used. */
public enum PlainHttp {
    /** It is a fault. */
    REFUSED,
    /** It is used, and gets the login too: everybody on the way can read it. */
    ALLOWED
}
