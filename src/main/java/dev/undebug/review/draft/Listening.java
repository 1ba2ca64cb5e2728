package dev.undebug.review.draft;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.rule.Finding;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that a program listens on, as far as its start or its command shows.
 *
 * @param host empty if unknown
 * @param port empty if unknown
 * @param encrypted whether it speaks HTTPS
 */
record Listening(Optional<String> host, Optional<Port> port, boolean encrypted) {
    private static final Listening NOWHERE = new Listening(Optional.empty(), Optional.empty(), false);
    private static final Optional<Port> DEFAULT = Optional.of(new Port(Port.FREE, Optional.empty()));
    private static final Set<String> PUBLIC = Set.of("0.0.0.0", "::", "[::]", "*", "");
    private static final String LOOPBACK = "127.0.0.1";
    /** Servers that get their address from a command of the application. */
    private static final Set<AppStart.Kind> COMMANDS = Set.of(AppStart.Kind.FLASK_GROUP, AppStart.Kind.FLASK_SCRIPT);

    private static final Pattern READ = Pattern.compile(
            "(?:int\\()?(?:os\\.)?(?:environ\\.get\\(|environ\\[|getenv\\()[\"']([A-Za-z_][A-Za-z0-9_]*)[\"']");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)(?::?-[^}]*)?}?");

    /** Settings of the default port, which the evidence does not show. */
    private static final Pattern OTHER_DEFAULT = Pattern.compile("\\b(?:FLASK_RUN_PORT|SERVER_NAME)\\b");

    private static final Pattern ADDRESS = Pattern.compile("([^$]*):(\\d+|\\$.*)");

    /**
     * A port.
     *
     * @param number the port number
     * @param variable the environment variable to set to the number; empty if none is needed
     */
    record Port(int number, Optional<String> variable) {
        static final int FREE = 5000;
    }

    /** Returns whether the program is reachable from outside its container; empty if unknown. */
    Optional<Boolean> isPublic() {
        return host.map(PUBLIC::contains);
    }

    /** Returns the URL of a path, with {@code PORT} for an unknown port. */
    String url(String path) {
        return (encrypted ? "https://" : "") + "localhost:"
                + port.map(Port::number).map(String::valueOf).orElse("PORT") + path;
    }

    static Listening of(Finding finding) {
        Listening listening = asWritten(finding);
        boolean elsewhere = finding.evidence().stream()
                .map(step -> step.place().file().text())
                .anyMatch(text -> OTHER_DEFAULT.matcher(text).find());
        return elsewhere && listening.port().equals(DEFAULT)
                ? new Listening(listening.host(), Optional.empty(), listening.encrypted())
                : listening;
    }

    private static Listening asWritten(Finding finding) {
        for (EvidenceStep step : finding.evidence()) {
            if (step.event() instanceof Event.StartsServer server && !COMMANDS.contains(server.kind())) {
                return ofCall(step.place().text(), server);
            }
        }
        return command(finding).map(Listening::ofCommand).orElse(NOWHERE);
    }

    /** Returns the words of the command that starts the program; empty if a part of them is unknown. */
    static Optional<List<String>> command(Finding finding) {
        return EvidenceStep.events(finding.evidence(), Event.StartsCommand.class)
                .map(Event.StartsCommand::words)
                .findFirst()
                .filter(words -> words.stream().noneMatch(word -> word.contains("…")));
    }

    private static Listening ofCall(String text, Event.StartsServer server) {
        Optional<Expr.Call> call = call(text);
        if (call.isEmpty() || call.get().arguments().stream().anyMatch(Listening::isSpread)) {
            return NOWHERE;
        }
        // SocketIO.run() takes the application first.
        int first = server.kind() == AppStart.Kind.SOCKETIO ? 1 : 0;
        String name = server.kind() == AppStart.Kind.RUN_SIMPLE ? "hostname" : "host";
        boolean given = server.host().isPresent()
                || value(text, call.get(), first, name).isPresent();
        Optional<String> port = value(text, call.get(), first + 1, "port");
        return new Listening(
                given ? server.host() : Optional.of(LOOPBACK),
                port.isPresent() ? port.flatMap(Listening::port) : usual(server.kind()),
                value(text, call.get(), -1, "ssl_context")
                        .filter(context -> !context.equals("None"))
                        .isPresent());
    }

    private static Optional<Port> usual(AppStart.Kind kind) {
        return switch (kind) {
            case FLASK, FLASK_GROUP, FLASK_SCRIPT, SOCKETIO, QUART -> DEFAULT;
            case RUN_SIMPLE, DASH -> Optional.empty();
        };
    }

    private static Optional<Port> port(String text) {
        if (text.matches("[1-9]\\d{0,4}")) {
            return Optional.of(new Port(Integer.parseInt(text), Optional.empty()));
        }
        Matcher read = READ.matcher(text);
        Matcher variable = VARIABLE.matcher(text);
        if (read.lookingAt()) {
            return Optional.of(new Port(Port.FREE, Optional.of(read.group(1))));
        }
        return variable.matches() ? Optional.of(new Port(Port.FREE, Optional.of(variable.group(1)))) : Optional.empty();
    }

    private static Optional<Expr.Call> call(String text) {
        List<Stmt> body = PythonModule.parse(new SourceFile("call.py", text)).body();
        return body.size() == 1
                        && body.get(0) instanceof Stmt.ExprStmt statement
                        && statement.value() instanceof Expr.Call call
                ? Optional.of(call)
                : Optional.empty();
    }

    private static boolean isSpread(Expr.Argument argument) {
        return argument.passing() == Expr.Argument.Passing.STAR
                || argument.passing() == Expr.Argument.Passing.DOUBLE_STAR;
    }

    private static Optional<String> value(String text, Expr.Call call, int index, String name) {
        for (int i = 0; i < call.arguments().size(); i++) {
            Expr.Argument argument = call.arguments().get(i);
            boolean placed = i == index && argument.keyword().isEmpty();
            if (placed || argument.keyword().equals(Optional.of(name))) {
                Span span = argument.value().span();
                return Optional.of(text.substring(span.start(), span.end()));
            }
        }
        return Optional.empty();
    }

    private static Listening ofCommand(List<String> words) {
        if (words.contains("run") && words.stream().anyMatch(word -> word.matches("(?:.*/)?flask"))) {
            Optional<String> port = option(words, "--port", "-p");
            return new Listening(
                    Optional.of(option(words, "--host", "-h").orElse(LOOPBACK)).filter(host -> !host.contains("$")),
                    port.isPresent() ? port.flatMap(Listening::port) : DEFAULT,
                    option(words, "--cert", "--cert").isPresent());
        }
        if (words.stream().anyMatch(word -> word.matches("(?:.*/)?(?:gunicorn|hypercorn)"))) {
            boolean encrypted = option(words, "--certfile", "--certfile").isPresent();
            return option(words, "--bind", "-b")
                    .map(address -> ofAddress(address, encrypted))
                    .orElse(new Listening(Optional.empty(), Optional.empty(), encrypted));
        }
        return NOWHERE;
    }

    private static Listening ofAddress(String text, boolean encrypted) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches()
                ? new Listening(Optional.of(address.group(1)), port(address.group(2)), encrypted)
                : new Listening(Optional.empty(), Optional.empty(), encrypted);
    }

    private static Optional<String> option(List<String> words, String name, String letter) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(name + "=")) {
                return Optional.of(word.substring(name.length() + 1));
            }
            if (word.equals(name) || word.equals(letter)) {
                return i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
