package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Listener;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** A message that was too long for one report. */
public final class PartedBody {

    private PartedBody() {}

    /** The message of the next reports, which must be all its parts in their order. */
    public static byte[] of(Supplier<Listener.Received> next) {
        var body = new ByteArrayOutputStream();
        Optional<String> last = Optional.empty();
        for (int part = 1; last.isEmpty(); part++) {
            Report report = Report.of(next.get());
            String[] words = report.part().orElseThrow().split("/", 2);
            assertThat(words[0]).isEqualTo(Integer.toString(part));
            body.writeBytes(report.body());
            last = report.part().filter(numbers -> words[0].equals(words[1]));
        }
        return body.toByteArray();
    }
}
