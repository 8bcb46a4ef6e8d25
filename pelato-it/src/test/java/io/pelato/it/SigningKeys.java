package io.pelato.it;

import io.pelato.it.infra.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pair of keys that signs as cosign does.
 *
 * @param secret the private key, as the text of a PEM file
 * @param publicFile the file of the public key
 */
record SigningKeys(String secret, Path publicFile) {

    /** Makes a pair as the page says; the file of the public key is in a folder, by this name. */
    static SigningKeys make(Path folder, String name) throws IOException {
        Page page = Page.of("docs/supply-chain.md").with("signing.pub", name);
        Command shell = Command.in(folder);
        shell.line(page.command("openssl genpkey"));
        shell.line(page.command("openssl pkey "));
        return new SigningKeys(Files.readString(folder.resolve("signing.key")), folder.resolve(name));
    }

    /** A line of the private key, which nobody may repeat. */
    String secretLine() {
        return secret.lines().skip(1).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return publicFile.toString();
    }
}
