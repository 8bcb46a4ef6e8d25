package io.pelato.it.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void reads_the_peak_that_the_system_tells() {
        assertThat(ProcessMemory.peak(
                        "Name:\tnats-server\nVmPeak:\t 99000 kB\nVmHWM:\t   12500 kB\nVmRSS:\t 9000 kB\n"))
                .isEqualTo(12.8);
    }

    @Test
    void tells_when_there_is_none() {
        assertThatIllegalStateException().isThrownBy(() -> ProcessMemory.peak("Name:\tzombie\n"));
    }
}
