package io.pelato.lattice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A server that speaks as much of NATS's protocol as one client needs, and answers what a test wants. */
public final class NatsServerStub implements AutoCloseable {

    /** What the client wrote, line by line. */
    public final List<String> heard = new CopyOnWriteArrayList<>();

    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
    private volatile long pause;
    private final ServerSocket server;
    private final String info;

    /** Listens as a server of a version that has a JetStream or not. */
    public NatsServerStub(String version, boolean jetStream) throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        info = "INFO {\"server_id\":\"S\",\"server_name\":\"S\",\"version\":\"" + version
                + "\",\"go\":\"go1\",\"host\":\"127.0.0.1\",\"port\":" + server.getLocalPort()
                + ",\"headers\":true,\"max_payload\":1048576,\"proto\":1,\"jetstream\":" + jetStream + "}\r\n";
        var thread = new Thread(this::serve, "nats " + version);
        thread.setDaemon(true);
        thread.start();
    }

    /** How to reach a server that asks for nothing. */
    public static NatsSettings settings(String url) {
        return NatsSettings.anonymous(List.of(url));
    }

    /** Where it listens. */
    public String url() {
        return "nats://127.0.0.1:" + server.getLocalPort();
    }

    /** Answers what is asked on a subject; what has no answer, nobody listens to. */
    public NatsServerStub answer(String subject, String text) {
        return answers(subject, List.of(text));
    }

    /** Answers what is asked on a subject as many do who listen to it. */
    public NatsServerStub answers(String subject, List<String> texts) {
        answers.put(subject, texts);
        return this;
    }

    /** Lets more and more time pass between the answers of many: this long, then twice as long, and so on. */
    public NatsServerStub slower(Duration first) {
        pause = first.toMillis();
        return this;
    }

    private void serve() {
        while (!server.isClosed()) {
            serveOne();
        }
    }

    private void serveOne() {
        try (Socket socket = server.accept()) {
            new Client(socket).talk();
        } catch (IOException e) {
            heard.add("the client went: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One client. */
    private final class Client {

        private final BufferedReader in;
        private final OutputStream out;
        private final Map<String, String> subscriptions = new ConcurrentHashMap<>();

        Client(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        void talk() throws IOException {
            send(info);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "PING" -> send("PONG\r\n");
                    case "SUB" -> subscriptions.put(words[1], words[words.length - 1]);
                    case "PUB", "HPUB" -> published(words);
                    default -> {}
                }
            }
        }

        private void published(String[] words) throws IOException {
            String subject = words[1];
            if (words.length < (words[0].equals("PUB") ? 4 : 5)) {
                return;
            }
            String inbox = words[2];
            String subscription = subscriptions.entrySet().stream()
                    .filter(entry -> inbox.startsWith(entry.getKey().replaceFirst("\\*$", "")))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("1");
            if (answers.containsKey(subject)) {
                int sent = 0;
                for (String answer : answers.get(subject)) {
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    send("MSG " + inbox + " " + subscription + " " + body.length + "\r\n");
                    out.write(body);
                    send("\r\n");
                    LockSupport.parkNanos(Duration.ofMillis(++sent * pause).toNanos());
                }
            } else {
                String headers = "NATS/1.0 503\r\n\r\n";
                send("HMSG " + inbox + " " + subscription + " " + headers.length() + " " + headers.length() + "\r\n"
                        + headers + "\r\n");
            }
        }

        private void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
