package dev.undebug.read.shell.program;

import dev.undebug.fact.Baking;
import dev.undebug.fact.Word;
import dev.undebug.read.word.OptionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@code docker buildx bake -f docker-bake.hcl --set web.args.DEBUG=1 web}.
 *
 * @param files the files of targets
 * @param targets the targets or groups that it builds
 * @param settings what it sets besides the files
 * @param open whether it may name other targets, too
 * @param local whether it leaves the images on its machine, or makes none
 */
public record BakeCommand(
        List<String> files, List<String> targets, List<OptionValue> settings, boolean open, boolean local) {
    private static final Set<String> FLAGS =
            Set.of("--push", "--load", "--print", "--check", "--no-cache", "--pull", "--debug", "-D");
    private static final Set<String> FILE = Set.of("-f", "--file");
    private static final Set<String> SET = Set.of("--set");
    private static final String OUTPUT = "output";

    public BakeCommand {
        files = List.copyOf(files);
        targets = List.copyOf(targets);
        settings = List.copyOf(settings);
    }

    /** @param words the words after the subcommand, in which options may follow targets */
    static BakeCommand of(List<Word> words) {
        List<Word> files = new ArrayList<>();
        List<Word> targets = new ArrayList<>();
        List<OptionValue> settings = new ArrayList<>();
        boolean local = false;
        List<Word> rest = words;
        while (!rest.isEmpty()) {
            EngineOptions options = EngineOptions.read(rest, FLAGS);
            files.addAll(options.all(FILE));
            settings.addAll(options.values(SET));
            local |= options.has("--load", "--print", "--check");
            rest = options.operands();
            while (!rest.isEmpty() && !rest.get(0).text().startsWith("-")) {
                targets.add(rest.get(0));
                rest = rest.subList(1, rest.size());
            }
        }
        local |= settings.stream().flatMap(value -> setting(value).stream()).anyMatch(setting -> setting.key()
                .equals(OUTPUT));
        return new BakeCommand(
                files.stream().map(Word::text).toList(),
                targets.stream().map(Word::text).toList(),
                settings,
                targets.stream().anyMatch(word -> !word.literal()),
                local && !BuildCommand.pushes(words));
    }

    /** Returns what it sets, as far as that shows its names. */
    public List<Baking.Setting> set() {
        return settings.stream().flatMap(value -> setting(value).stream()).toList();
    }

    private static Optional<Baking.Setting> setting(OptionValue value) {
        int equals = value.text().indexOf('=');
        int dot = value.text().indexOf('.');
        return dot < 0 || equals < dot
                ? Optional.empty()
                : Optional.of(new Baking.Setting(
                        value.text().substring(0, dot),
                        value.text().substring(dot + 1, equals),
                        value.text().substring(equals + 1)));
    }
}
