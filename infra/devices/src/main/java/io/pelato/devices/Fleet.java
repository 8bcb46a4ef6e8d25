package io.pelato.devices;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Devices that publish side by side, each over a connection of its own. */
public final class Fleet {
    private final Arguments arguments;
    private final Consumer<String> complaints;

    /**
     * Creates a fleet that is not connected yet.
     *
     * @param arguments what to do
     * @param complaints takes one sentence for each reading or connection that failed, from several threads
     */
    public Fleet(Arguments arguments, Consumer<String> complaints) {
        this.arguments = arguments;
        this.complaints = complaints;
    }

    /**
     * Connects all devices, publishes for the time asked for, and disconnects.
     *
     * @return the sum over all devices
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public Tally run() throws InterruptedException {
        List<DeviceRun> runs = arguments.devices().stream()
                .map(device -> new DeviceRun(arguments, device, complaints))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            Tally sum = new Tally(0, 0);
            for (Future<Tally> run : threads.invokeAll(runs)) {
                sum = sum.plus(run.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A device ended on a fault of the simulator itself", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
