package io.pelato.template;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a folder of templates. Links in it may lead to any place in it, and to none outside. */
final class TemplateFolder {

    private final Path root;

    TemplateFolder(Path root) {
        this.root = root;
    }

    /** The folders in one of its folders, in the order of their names; none where that is not there. */
    List<Path> folders(String parent) {
        return children(parent).stream().filter(Files::isDirectory).toList();
    }

    /** The files in one of its folders, in the order of their names; none where that is not there. */
    List<Path> files(String parent) {
        return children(parent).stream().filter(Files::isRegularFile).toList();
    }

    private List<Path> children(String parent) {
        Path folder = root.resolve(parent);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> found = children.sorted().toList();
            found.forEach(this::mustStayInside);
            return found;
        } catch (IOException e) {
            throw FileFault.reading(folder, e);
        } catch (UncheckedIOException e) {
            throw FileFault.reading(folder, e.getCause());
        }
    }

    /**
     * Makes sure that something in the folder is no way out of it.
     *
     * @throws ProblemsException when it is a link to another place, or its place cannot be read
     */
    void mustStayInside(Path child) {
        if (!Files.exists(child, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (!child.toRealPath().startsWith(root.toRealPath())) {
                throw new ProblemsException(Problem.of(
                        child + " is a link that leads out of the template folder " + root,
                        "Put the folder or file itself there, or name its own folder in pelato.templates"));
            }
        } catch (IOException e) {
            throw FileFault.reading(child, e);
        }
    }
}
