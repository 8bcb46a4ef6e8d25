package io.pelato;

import io.pelato.problem.Checks;
import io.pelato.problem.ProblemsException;
import java.util.Map;
import java.util.Optional;

/**
 * Provisions that fit a workflow.
 *
 * @param images the images by the providers' names
 * @param passwords the passwords by component and variable
 */
record CheckedProvisions(Map<String, String> images, Map<String, Map<String, String>> passwords) {

    /**
     * Checks provisions against the task types and the workflow.
     *
     * @throws ProblemsException naming every provider that nobody knows and every password that is not there
     */
    static CheckedProvisions of(Provisions provisions, Reading reading) {
        var checks = new Checks();
        Optional<Map<String, String>> images =
                checks.get(() -> new ProviderImages(provisions.providerImages()).byName(reading.templates()));
        Optional<Map<String, Map<String, String>>> passwords =
                checks.get(() -> new Passwords(provisions.servers(), provisions.environment()).of(reading.workflow()));
        checks.end();
        return new CheckedProvisions(images.orElseThrow(), passwords.orElseThrow());
    }

    /** Shows no passwords. */
    @Override
    public String toString() {
        return "CheckedProvisions" + images;
    }
}
