package dev.undebug.read.shell.program;

import dev.undebug.fact.Word;
import dev.undebug.read.word.OptionValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a command that builds the images of a compose file: {@code build --build-arg DEBUG=1 web}.
 *
 * @param services the services whose images it builds; empty for all
 * @param arguments the arguments of the builds: {@code DEBUG=1}, or a name whose value the environment has
 * @param open whether it may have other arguments, from a variable
 * @param certain whether it builds images even if the machine has some
 */
public record ComposedBuild(Set<String> services, List<OptionValue> arguments, boolean open, boolean certain) {

    private static final Set<String> FLAGS = Set.of(
            "--no-cache",
            "--pull",
            "--push",
            "--quiet",
            "--check",
            "--print",
            "--with-dependencies",
            "--force-rm",
            "--no-rm",
            "--compress",
            "--parallel",
            "--no-parallel",
            "-q");
    private static final Set<String> ARGUMENT = Set.of("--build-arg");

    public ComposedBuild {
        services = Set.copyOf(services);
        arguments = List.copyOf(arguments);
    }

    /**
     * Reads a command that starts services, and first builds the images that are not there, or all.
     *
     * @param words the words after the subcommand
     */
    static Optional<ComposedBuild> ofStart(List<Word> words) {
        List<String> texts = words.stream().map(Word::text).toList();
        return texts.contains("--no-build")
                ? Optional.empty()
                : Optional.of(new ComposedBuild(Set.of(), List.of(), false, texts.contains("--build")));
    }

    /**
     * Reads the options and services of a build.
     *
     * @param words the words after the subcommand
     */
    public static ComposedBuild of(List<Word> words) {
        Set<String> services = new LinkedHashSet<>();
        List<OptionValue> arguments = new ArrayList<>();
        boolean open = false;
        EngineOptions read = EngineOptions.read(words, FLAGS);
        arguments.addAll(read.values(ARGUMENT));
        // Options may follow services.
        while (!read.operands().isEmpty()) {
            Word service = read.operands().get(0);
            open |= !service.literal();
            services.add(service.text());
            read = EngineOptions.read(read.operands().subList(1, read.operands().size()), FLAGS);
            arguments.addAll(read.values(ARGUMENT));
        }
        return new ComposedBuild(open ? Set.of() : services, arguments, open, true);
    }
}
