package io.pelato.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files below a folder are Pelato's own, kept in a file of that folder: it deletes and replaces these alone,
 * whatever else somebody puts beside them.
 *
 * @param byChild the files by the child of the folder that they are in, each named from that child
 */
public record WrittenFiles(SortedMap<String, SortedSet<String>> byChild) {

    /** The file that holds the list. */
    static final String NAME = "written.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a folder's list says; nothing where there is none. */
    public static WrittenFiles read(Path folder) throws IOException {
        SortedMap<String, SortedSet<String>> byChild = new TreeMap<>();
        try {
            for (JsonNode group :
                    JSON.readTree(Files.readString(folder.resolve(NAME))).path("written")) {
                SortedSet<String> files = new TreeSet<>();
                group.path("files").forEach(file -> files.add(file.asText()));
                group.path("in").forEach(child -> byChild.put(child.asText(), files));
            }
        } catch (NoSuchFileException | JsonProcessingException none) {
            byChild.clear();
        }
        return new WrittenFiles(byChild);
    }

    /** The files in a child. */
    public Set<String> in(String child) {
        return byChild.getOrDefault(child, new TreeSet<>());
    }

    /** These and others. */
    public WrittenFiles and(WrittenFiles more) {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>(byChild);
        more.byChild.forEach((child, files) -> all.merge(child, files, (here, there) -> {
            SortedSet<String> both = new TreeSet<>(here);
            both.addAll(there);
            return both;
        }));
        return new WrittenFiles(all);
    }

    /** Children that are to have these files. */
    public static WrittenFiles of(Map<String, ? extends Collection<String>> children) {
        SortedMap<String, SortedSet<String>> byChild = new TreeMap<>();
        children.forEach((child, files) -> byChild.put(child, new TreeSet<>(files)));
        return new WrittenFiles(byChild);
    }

    /** Writes the list into the folder, if another is there. */
    public void write(Path folder) throws IOException {
        if (!equals(read(folder))) {
            Files.writeString(folder.resolve(NAME), text());
        }
    }

    // A thousand tasks of one type have the same files, which are written down once.
    private String text() {
        Map<SortedSet<String>, List<String>> groups = new LinkedHashMap<>();
        byChild.forEach((child, files) ->
                groups.computeIfAbsent(files, same -> new ArrayList<>()).add(child));
        ObjectNode root = JSON.createObjectNode();
        ArrayNode written = root.putArray("written");
        groups.forEach((files, children) -> {
            ObjectNode group = written.addObject();
            children.forEach(group.putArray("in")::add);
            files.forEach(group.putArray("files")::add);
        });
        return root + "\n";
    }
}
