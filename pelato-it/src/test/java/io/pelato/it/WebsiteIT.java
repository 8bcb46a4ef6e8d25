package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.infra.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages make a website whose links lead somewhere, which the program that makes it checks. */
class WebsiteIT {

    @Test
    void the_pages_make_a_website_with_a_menu(@TempDir Path folder) throws Exception {
        Path site = folder.resolve("site");
        Command.in(Path.of(".")).run("../docs/site/build", site.toString());

        assertThat(Files.readString(site.resolve("README.html")))
                .contains("<title>Pelato for Maven</title>", "href=\"docs/first-workflow.html\">A first workflow</a>");
        assertThat(Files.readString(site.resolve("docs/troubleshooting.html")))
                .contains("href=\"registries.html#one-version-one-image\"");
        assertThat(Files.readString(site.resolve("docs/registries.html"))).contains("id=\"one-version-one-image\"");
    }
}
