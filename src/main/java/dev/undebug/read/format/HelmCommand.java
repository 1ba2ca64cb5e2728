package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads command lines that install Helm charts: {@code helm upgrade --install shop ./chart -f envs/eu.yaml}. */
final class HelmCommand {
    private static final String HELM = "helm";
    private static final String SHOWING = "template";
    private static final Set<String> INSTALLING = Set.of("install", "upgrade", SHOWING);
    private static final Set<String> VALUES = Set.of("-f", "--values");
    private static final Set<String> SETTING = Set.of("--set", "--set-string", "--set-file", "--set-json");

    /** Options with a value that is irrelevant here. */
    private static final Set<String> VALUED = Set.of(
            "-n",
            "--namespace",
            "--version",
            "--timeout",
            "--kube-context",
            "--kubeconfig",
            "--repo",
            "--history-max",
            "--description",
            "-o",
            "--output",
            "--post-renderer",
            "--username",
            "--password",
            "--ca-file",
            "--cert-file",
            "--key-file",
            "--keyring",
            "-l",
            "--labels",
            "--name-template",
            "--output-dir",
            "--kube-version",
            "-a",
            "--api-versions",
            "-s",
            "--show-only");

    private final Command command;
    private final List<Word> positional = new ArrayList<>();
    private final List<Word> values = new ArrayList<>();
    private final List<EnvVar> set = new ArrayList<>();

    private HelmCommand(Command command) {
        this.command = command;
        List<Word> words = command.words();
        for (int i = 1; i < words.size(); i++) {
            String text = words.get(i).text();
            int equals = text.startsWith("--") ? text.indexOf('=') : -1;
            String option = equals < 0 ? text : text.substring(0, equals);
            boolean takesNext = equals < 0 && i + 1 < words.size();
            if (VALUES.contains(option) || SETTING.contains(option) || VALUED.contains(option)) {
                given(
                        option,
                        takesNext
                                ? words.get(++i)
                                : words.get(i)
                                        .as(
                                                text.substring(equals + 1),
                                                words.get(i).literal()));
            } else if (!text.startsWith("-")) {
                positional.add(words.get(i));
            }
        }
    }

    /** Returns whether a text may contain such a command. */
    static boolean isMentioned(String text) {
        return text.contains(HELM);
    }

    /**
     * Returns the release that a command installs. One whose files of values depend on variables is left out.
     *
     * @param audience that of the text
     */
    static Optional<Unit> release(Command command, Audience audience) {
        if (!ContainerPath.program(command.words().get(0).text()).equals(HELM)) {
            return Optional.empty();
        }
        HelmCommand helm = new HelmCommand(command);
        return helm.release(
                helm.reachesCluster() ? audience.inCluster(command.place().file()) : audience.composed());
    }

    /** Returns whether it does not only show what it would install: {@code helm template shop ./chart | kubectl apply -f -}. */
    private boolean reachesCluster() {
        boolean applied = command.place().file().text().contains("kubectl apply");
        return command.words().stream()
                .map(Word::text)
                .noneMatch(word -> (word.equals(SHOWING) && !applied) || word.startsWith("--dry-run"));
    }

    private Optional<Unit> release(Role role) {
        int count = positional.size();
        if (count < 2 || !INSTALLING.contains(positional.get(0).text())) {
            return Optional.empty();
        }
        Word chart = positional.get(count - 1);
        if (!chart.literal() || !values.stream().allMatch(Word::literal)) {
            return Optional.empty();
        }
        Origin origin = new Origin.Release(
                chart.text(),
                values.stream()
                        .flatMap(word -> List.of(word.text().split(",")).stream())
                        .toList(),
                set);
        String name =
                count > 2 && positional.get(1).literal() ? positional.get(1).text() : "";
        return Optional.of(new Unit(Unit.Kind.RELEASE, name, command.place(), role, List.of(), List.of(), origin));
    }

    private void given(String option, Word value) {
        if (VALUES.contains(option)) {
            values.add(value);
        } else if (SETTING.contains(option)) {
            boolean text = option.equals("--set") || option.equals("--set-string");
            for (String assigned : value.text().split(",")) {
                int equals = assigned.indexOf('=');
                if (equals > 0) {
                    String written = assigned.substring(equals + 1);
                    EnvVar one = variable(
                            assigned.substring(0, equals),
                            Optional.of(written).filter(known -> text && value.literal()),
                            value.span());
                    set.add(text && !value.literal() ? one.partly(written) : one);
                }
            }
        }
    }

    private EnvVar variable(String path, Optional<String> value, Span written) {
        return new EnvVar(path, value, command.place().file().place(written), written);
    }
}
