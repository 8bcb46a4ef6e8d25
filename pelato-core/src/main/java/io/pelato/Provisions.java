package io.pelato;

import io.pelato.registry.LoginSource;
import java.util.List;
import java.util.Map;

/**
 * What a deployment takes from the user's surroundings, and can be checked as soon as the workflow is read.
 *
 * @param providerImages images that replace the providers' own, each as {@code NAME=IMAGE}
 * @param servers where passwords are that the workflow names by a server's id
 * @param environment where passwords are that the workflow names by a variable
 */
public record Provisions(List<String> providerImages, LoginSource servers, Map<String, String> environment) {

    /** Keeps copies. */
    public Provisions {
        providerImages = List.copyOf(providerImages);
        environment = Map.copyOf(environment);
    }

    /** Shows no environment: it may hold secrets. */
    @Override
    public String toString() {
        return "Provisions" + providerImages;
    }
}
