package io.pelato.application;

import java.util.Map;
import java.util.Optional;

/**
 * What the user decides about a deployment apart from the workflow.
 *
 * @param natsUrl the NATS server that providers connect to, as the hosts see it; the variable {@code nats_url}
 * @param http how the HTTP provider takes requests
 * @param providerImages images that replace the providers' own, by the provider's name
 * @param secrets secret variables of tasks' expressions, by component name and variable, such as {@code
 *     database.password}; an entry whose expression uses one is a secret itself and never reaches the manifest
 * @param natsDomain the JetStream domain of the cloud, which keeps messages of tasks with {@code delivery: at_least_once}
 */
public record DeploySettings(
        String natsUrl,
        HttpListener http,
        Map<String, String> providerImages,
        Map<String, Map<String, String>> secrets,
        Optional<String> natsDomain) {

    /** Settings where the NATS servers of the hosts keep messages themselves, in no domain. */
    public DeploySettings(
            String natsUrl,
            HttpListener http,
            Map<String, String> providerImages,
            Map<String, Map<String, String>> secrets) {
        this(natsUrl, http, providerImages, secrets, Optional.empty());
    }

    /** The secret variables of one component. */
    Map<String, String> secretsOf(String componentName) {
        return secrets.getOrDefault(componentName, Map.of());
    }

    @Override
    public String toString() {
        return "DeploySettings[providerImages=" + providerImages + ", secrets of " + secrets.keySet() + "]";
    }
}
