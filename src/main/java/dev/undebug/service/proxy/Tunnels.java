package dev.undebug.service.proxy;

import dev.undebug.fact.Command;
import dev.undebug.fact.Script;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tunnels that scripts open, through which strangers come to servers of the machine itself. */
public final class Tunnels {
    private static final String OPTIONS = "(?:\\s++--?[\\w-]++(?:=[\\w.:/@-]++)?+)*+";

    /** Commands whose words tell the port. */
    private static final Pattern TO_PORT = Pattern.compile("(?i)(?<![\\w./=-])(?:ngrok(?:\\.exe)?+\\s++http" + OPTIONS
            + "\\s++|cloudflared(?:\\.exe)?+\\s++tunnel" + OPTIONS
            + "\\s++--url[\\s=]\\s*+|(?:lt|localtunnel)\\s++(?:--port|-p)[\\s=]\\s*+)"
            + "(?:https?://)?+(?:(?:localhost|127\\.0\\.0\\.1):)?+(\\d{1,5}+)(?![\\w.:])" + OPTIONS);

    /** Words that only tell of a tunnel, ask where it leads, or end it. */
    private static final Pattern TOLD = Pattern.compile(
            "(?i)\\s*+(?:@?+(?:echo|rem|title)\\b|printf\\b|write-host\\b)[^|>&;`$]*+|\\s*+(?:sudo\\s++)?+(?:pkill|killall|taskkill)\\b[^|>&;`$]*+");

    /** Programs that open tunnels, with the first of their words that does so; any does without one. */
    private static final Map<String, Set<String>> OPENING = Map.of(
            "ngrok", Set.of("http", "tcp", "tls", "start"),
            "cloudflared", Set.of("tunnel"),
            "lt", Set.of(),
            "localtunnel", Set.of(),
            "tailscale", Set.of("funnel"),
            "bore", Set.of("local"),
            "zrok", Set.of("share"));

    /** Commands about tunnels that open none. */
    private static final Set<String> ABOUT = Set.of("login", "create", "list", "route", "delete", "info", "cleanup");

    private static final Script.Start START =
            new Script.Start(List.of(), false, Optional.empty(), Optional.empty(), path -> Optional.empty());

    private Tunnels() {}

    /** Returns the ports to which the tunnels of a script lead; empty if some are not known. */
    static Optional<Set<Integer>> ports(SourceFile script) {
        Set<Integer> ports = new HashSet<>();
        List<String> lines = ProxyFile.joined(script)
                .lines()
                .filter(line -> !ProxyFile.isRemark(line) && !TOLD.matcher(line).matches())
                .toList();
        for (String line : lines) {
            Matcher opened = TO_PORT.matcher(line);
            if (ProxyFile.opens(opened.replaceAll(""))) {
                return Optional.empty();
            }
            opened.reset().results().forEach(one -> ports.add(Integer.parseInt(one.group(1))));
        }
        if (ProxyFile.startsProxy(script)) {
            return Optional.empty();
        }
        return Optional.of(ports);
    }

    /** Returns whether a script may open a tunnel: it does more than tell of one. */
    public static boolean mayBeOpened(SourceFile script) {
        return ProxyFile.namesTunnel(script)
                && ports(script).filter(Set::isEmpty).isEmpty();
    }

    /**
     * Returns where a script certainly opens a tunnel beside something else that it starts: the script is for those who come
     * through it. What follows a program in the foreground comes after that program only.
     */
    public static Optional<Place> opened(Unit script) {
        Optional<Script> text = script.commands().stream()
                .filter(command -> !command.conditional() && opens(command))
                .findFirst()
                .flatMap(Command::script);
        List<Script.Run> runs = text.map(found -> found.run(START)).orElse(List.of());
        for (int i = 0; i < runs.size(); i++) {
            Script.Run run = runs.get(i);
            boolean beside = runs.subList(0, i).stream().anyMatch(before -> !before.waited())
                    || (!run.waited() && i < runs.size() - 1);
            if (run.surely() && opens(run.command()) && beside) {
                return Optional.of(run.command().place());
            }
        }
        return Optional.empty();
    }

    private static boolean opens(Command command) {
        List<String> words = command.words().stream().map(Word::text).toList();
        int first = words.get(0).equals("npx") && words.size() > 1 ? 1 : 0;
        String program =
                ContainerPath.program(words.get(first)).toLowerCase(Locale.ROOT).replaceFirst("\\.exe$", "");
        List<String> rest = words.subList(first + 1, words.size());
        Set<String> opening = OPENING.get(program);
        return opening != null
                && (opening.isEmpty() ? !rest.isEmpty() : rest.stream().anyMatch(opening::contains))
                && rest.stream().noneMatch(ABOUT::contains);
    }
}
