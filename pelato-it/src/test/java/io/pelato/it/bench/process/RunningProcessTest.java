package io.pelato.it.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RunningProcessTest {

    @Test
    void reads_the_peak_that_the_system_tells() {
        assertThat(RunningProcess.peak(
                        "Name:\tnats-server\nVmPeak:\t 99000 kB\nVmHWM:\t   12500 kB\nVmRSS:\t 9000 kB\n"))
                .isEqualTo(12.8);
    }

    @Test
    void tells_when_there_is_none() {
        assertThatIllegalStateException().isThrownBy(() -> RunningProcess.peak("Name:\tzombie\n"));
    }

    @Test
    void finds_a_process_by_its_words_and_tells_what_it_takes() throws Exception {
        Process started = new ProcessBuilder("sleep", "4711").start();
        try {
            RunningProcess found = RunningProcess.the("the sleeper", words -> words.contains("4711"));

            assertThat(found.handle()).isEqualTo(started.toHandle());
            double peak = found.peak();
            assertThat(peak).isPositive();
            found.forgetPeak();
            assertThat(found.peak()).isPositive().isLessThanOrEqualTo(peak);
            assertThat(found.time().isNegative()).isFalse();
            assertThat(found.child(words -> true)).isEmpty();
        } finally {
            started.destroyForcibly();
        }
    }

    @Test
    void names_what_runs_when_the_process_that_is_asked_for_does_not() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningProcess.the("the host", words -> words.contains("no such word")))
                .withMessageContaining("there are 0: the host");
    }
}
