package io.pelato.bundle;

import io.pelato.digest.Sha256;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a bundle that comes from elsewhere: nothing of it is written before all of it was compared with its digests, and
 * no entry can be large or lie anywhere but below the bundle's folder.
 */
public final class BundleReader {

    private static final int MOST_ENTRIES = 10_000;

    /** As much as all entries may hold, far more than a workflow does. */
    private static final int MOST_BYTES = 1 << 30;

    /** Words of letters, digits, dots, - and _ that do not begin with two dots, with slashes between them. */
    private static final Pattern NAME = Pattern.compile("(?!\\.\\.)[\\w.-]{1,200}(/(?!\\.\\.)[\\w.-]{1,200}){0,8}");

    private final Path file;
    private final int mostBytes;

    private BundleReader(Path file, int mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /** A reader of this file. */
    public static BundleReader of(Path file) {
        return new BundleReader(file, MOST_BYTES);
    }

    /** A reader that takes no more bytes than these. */
    static BundleReader of(Path file, int mostBytes) {
        return new BundleReader(file, mostBytes);
    }

    /**
     * Unpacks the bundle.
     *
     * @param below the folder that gets a folder for the bundle, named by what is in it
     * @throws ProblemsException naming the entry that is not what the bundle says, or is none that a bundle has
     */
    public UnpackedBundle unpackBelow(Path below) {
        SortedMap<String, byte[]> entries = entries();
        byte[] index = entries.remove(BundleIndex.FILE);
        if (index == null) {
            throw refused("has no entry " + BundleIndex.FILE);
        }
        compare(entries, BundleIndex.of(index, BundleIndex.FILE + " in " + file).digests());
        Path folder = below.resolve(Sha256.of(index).substring(0, 16));
        entries.put(BundleIndex.FILE, index);
        write(folder, entries);
        return new UnpackedBundle(folder);
    }

    private SortedMap<String, byte[]> entries() {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        long left = mostBytes;
        try (var zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> all = zip.stream().limit(MOST_ENTRIES + 1L).toList();
            if (all.size() > MOST_ENTRIES) {
                throw refused("has more than " + MOST_ENTRIES + " entries");
            }
            for (ZipEntry entry : all) {
                byte[] content = content(zip, entry, left);
                left -= content.length;
                if (entries.put(entry.getName(), content) != null) {
                    throw refused("has the entry " + entry.getName() + " twice");
                }
            }
        } catch (ZipException e) {
            throw new ProblemsException(refusal("is no zip, or a damaged one: " + e.getMessage()), e);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
        return entries;
    }

    private byte[] content(ZipFile zip, ZipEntry entry, long left) throws IOException {
        String name = entry.getName();
        if (!NAME.matcher(name).matches()) {
            throw refused("has the entry \"" + name.replaceAll("[^ -~]", "?") + "\", which no bundle has");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
            if (content.length > left) {
                throw refused("holds more than " + mostBytes + " bytes, with the entry " + name);
            }
            return content;
        } catch (ZipException e) {
            throw new ProblemsException(refusal("has a damaged entry " + name + ": " + e.getMessage()), e);
        }
    }

    private void compare(Map<String, byte[]> entries, Map<String, String> digests) {
        Set<String> names = new TreeSet<>(digests.keySet());
        names.addAll(entries.keySet());
        for (String name : names) {
            if (!entries.containsKey(name)) {
                throw refused("lacks the entry " + name + ", which it says it has");
            }
            if (!digests.containsKey(name)) {
                throw refused("has the entry " + name + ", of which its " + BundleIndex.FILE + " knows nothing");
            }
            if (!Sha256.of(entries.get(name)).equals(digests.get(name))) {
                throw refused("has another entry " + name + " than its " + BundleIndex.FILE
                        + " says: its digest is not that of the release");
            }
        }
    }

    private static void write(Path folder, SortedMap<String, byte[]> entries) {
        Set<Path> made = new HashSet<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Path target = folder.resolve(entry.getKey());
            try {
                Path parent = target.toAbsolutePath().getParent();
                if (made.add(parent)) {
                    Files.createDirectories(parent);
                }
                Files.write(target, entry.getValue());
            } catch (IOException e) {
                throw FileFault.writing(target, e);
            }
        }
    }

    private ProblemsException refused(String why) {
        return new ProblemsException(refusal(why));
    }

    private Problem refusal(String why) {
        return Problem.of(
                "The bundle " + file + " " + why,
                "Nothing of it was used. Fetch it anew (`mvn -U`, or remove the file), or make it anew in its project");
    }
}
