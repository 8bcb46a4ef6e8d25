package io.pelato.module;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checksums of a {@code go.sum}.
 *
 * @param sums the checksums of modules' code; Go takes any of several
 * @param named the modules that it has any checksum of
 * @param faults lines that are none
 */
public record GoSum(Map<ModuleVersion, List<Sum>> sums, Set<ModuleVersion> named, List<Problem> faults) {

    private static final String OF_GO_MOD = "/go.mod";

    /**
     * A checksum and where it stands.
     *
     * @param hash the checksum, such as {@code h1:...}
     * @param location its line
     */
    public record Sum(String hash, Location location) {}

    /** What the text of a file says. */
    static GoSum of(String text, Path shownAs) {
        Map<ModuleVersion, List<Sum>> sums = new HashMap<>();
        Set<ModuleVersion> named = new HashSet<>();
        List<Problem> faults = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var at = new Location(shownAs, i + 1, 1);
            List<String> words = List.of(lines.get(i).strip().split("\\s+", -1));
            if (words.size() == 3 && words.get(2).matches("h[0-9]+:\\S+")) {
                var module = new ModuleVersion(words.get(0), words.get(1).replaceFirst(OF_GO_MOD + "$", ""));
                named.add(module);
                if (!words.get(1).endsWith(OF_GO_MOD)) {
                    sums.computeIfAbsent(module, none -> new ArrayList<>()).add(new Sum(words.get(2), at));
                }
            } else if (!lines.get(i).isBlank()) {
                faults.add(Problem.at(at, "this is no checksum of a module", "Run `go mod tidy` in that folder"));
            }
        }
        return new GoSum(Map.copyOf(sums), Set.copyOf(named), List.copyOf(faults));
    }

    /** The checksums of a module's code; none where there is none. */
    public List<Sum> of(ModuleVersion module) {
        return sums.getOrDefault(module, List.of());
    }
}
