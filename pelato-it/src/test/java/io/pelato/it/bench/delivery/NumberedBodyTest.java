package io.pelato.it.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NumberedBodyTest {

    @Test
    void says_which_message_it_is() {
        var body = new NumberedBody(12, 3_999);

        assertThat(NumberedBody.of(body.content(100))).isEqualTo(body);
        assertThat(new String(body.content(20), StandardCharsets.US_ASCII)).isEqualTo("0000001200003999qrst");
        assertThat(body.content(1_000_000)).hasSize(1_000_000);
    }
}
