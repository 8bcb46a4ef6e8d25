package io.pelato.build;

import io.pelato.digest.Sha256;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A compiled component.
 *
 * @param componentName the component's name
 * @param version its version
 * @param file the name of the wasm file in the output folder
 * @param sha256 the SHA-256 of the wasm, in hex
 * @param bytes its size
 * @param source the digest of the project that it was compiled from
 */
public record WasmComponent(
        String componentName, String version, String file, String sha256, long bytes, String source) {

    /**
     * Whether a folder holds these very bytes.
     *
     * @throws ProblemsException if the file is there and cannot be read
     */
    public boolean isIn(Path folder) {
        Path wasm = folder.resolve(file);
        try {
            return Files.size(wasm) == bytes
                    && Sha256.of(Files.readAllBytes(wasm)).equals(sha256);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(wasm + " cannot be read: " + FileFault.words(e), "Check the file's permissions"), e);
        }
    }
}
