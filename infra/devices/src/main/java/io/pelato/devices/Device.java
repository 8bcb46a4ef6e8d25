package io.pelato.devices;

/**
 * A device and the password it was given by {@code infra/edge/device add}.
 *
 * @param name its user name, and the second token of the subjects it may publish on
 * @param password its password
 */
public record Device(String name, String password) {
    @Override
    public String toString() {
        return name;
    }
}
