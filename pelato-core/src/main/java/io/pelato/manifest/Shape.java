package io.pelato.manifest;

import io.pelato.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a mapping of a manifest must and may hold.
 *
 * @param what what the mapping is, for messages
 * @param required the keys that must be there
 * @param optional the keys that may be there
 */
record Shape(String what, Set<String> required, Set<String> optional) {

    /** Checks a value. Keys that WADM does not know are faults here also where WADM drops them without a word. */
    void check(ManifestNode node, List<Problem> problems) {
        if (!node.isMapping()) {
            problems.add(
                    Problem.at(node.at(), what + " must be a mapping and is " + node.kind(), "Write keys and values"));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (ManifestNode key : node.keys()) {
            if (!seen.add(key.text())) {
                problems.add(Problem.at(key.at(), what + " has the key " + key.text() + " twice", "Keep one of them"));
            }
            if (!required.contains(key.text()) && !optional.contains(key.text())) {
                Set<String> known = new TreeSet<>(required);
                known.addAll(optional);
                problems.add(Problem.at(
                        key.at(),
                        what + " has the key " + key.text() + ", which WADM does not know",
                        "Known are " + String.join(", ", known)));
            }
        }
        for (String key : new TreeSet<>(required)) {
            if (!seen.contains(key)) {
                problems.add(Problem.at(node.at(), what + " lacks " + key, "WADM refuses it without"));
            }
        }
    }

    /** Checks the mapping under a key, if it is there. */
    void checkAt(ManifestNode parent, String key, List<Problem> problems, Consumer<ManifestNode> more) {
        Optional<ManifestNode> node = parent.get(key).filter(value -> !value.isNull());
        node.ifPresent(value -> check(value, problems));
        node.filter(ManifestNode::isMapping).ifPresent(more);
    }

    /** Adds a fault unless the value under a key is a text, or is not there. */
    static void text(ManifestNode parent, String key, List<Problem> problems) {
        parent.get(key)
                .filter(value -> !value.isText() && !value.isNull())
                .ifPresent(value -> problems.add(Problem.at(
                        value.at(), key + " must be a text and is " + value.kind(), "Put it in double quotes")));
    }

    /** Adds a fault unless the value under a key is a whole number from 0 up, or is not there. */
    static void number(ManifestNode parent, String key, List<Problem> problems) {
        parent.get(key)
                .filter(value -> !value.isNaturalNumber() && !value.isNull())
                .ifPresent(value -> problems.add(Problem.at(
                        value.at(),
                        key + " must be a whole number from 0 up and is " + value.kind(),
                        "Write it without quotes")));
    }

    /** Adds a fault for every value under a key that is no text: WADM takes nothing else in a map of texts. */
    static void texts(ManifestNode parent, String key, List<Problem> problems) {
        Optional<ManifestNode> node = parent.get(key).filter(value -> !value.isNull());
        node.filter(value -> !value.isMapping())
                .ifPresent(value -> problems.add(Problem.at(
                        value.at(), key + " must be a mapping and is " + value.kind(), "Write keys and values")));
        node.ifPresent(map -> map.entries().keySet().forEach(entry -> text(map, entry, problems)));
    }

    /** The items of the list under a key; adds a fault when there is something else. */
    static List<ManifestNode> list(ManifestNode parent, String key, List<Problem> problems) {
        parent.get(key)
                .filter(value -> !value.isSequence() && !value.isNull())
                .ifPresent(value -> problems.add(Problem.at(
                        value.at(), key + " must be a list and is " + value.kind(), "Start each item with -")));
        return parent.list(key);
    }
}
