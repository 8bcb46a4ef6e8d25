package io.pelato;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.ImageReference;
import io.pelato.template.NearestName;
import io.pelato.template.Provider;
import io.pelato.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that the user puts in the place of the providers' own.
 *
 * @param entries each {@code NAME=IMAGE}
 */
record ProviderImages(List<String> entries) {

    /**
     * The images by the providers' names.
     *
     * @throws ProblemsException naming each entry that is none, or whose provider nobody knows
     */
    Map<String, String> byName(Templates templates) {
        List<String> known = templates.providers().stream().map(Provider::name).toList();
        Map<String, String> images = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            String name = entry.substring(0, Math.max(equals, 0)).strip();
            if (equals < 1 || equals == entry.length() - 1) {
                problems.add(Problem.of(
                        "\"" + entry + "\" in pelato.providers names no image",
                        "Write NAME=IMAGE, as in messaging=registry.example.com/messaging-nats:0.28.0"));
            } else if (!known.contains(name)) {
                problems.add(Problem.of(
                        "pelato.providers names a provider \"" + name + "\" that nobody knows",
                        NearestName.advice(name, known)));
            } else {
                images.put(name, image(entry.substring(equals + 1).strip(), problems));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return images;
    }

    private static String image(String image, List<Problem> problems) {
        try {
            ImageReference.check("pelato.providers", image);
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
        return image;
    }
}
