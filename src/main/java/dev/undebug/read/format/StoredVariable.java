package dev.undebug.read.format;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A variable that a command keeps for programs, its name and its value in separate words: {@code cf set-env shop FLASK_DEBUG 1},
 * {@code gh variable set FLASK_DEBUG --body 1}, {@code aws ssm put-parameter --name /shop/FLASK_DEBUG --value 1}.
 *
 * @param command the words that begin the command
 * @param name the option of the name, or the index of its word among those after the command
 * @param value the same of the value
 */
record StoredVariable(List<String> command, Set<String> name, Set<String> value) {
    private static final Set<String> FIRST = Set.of("0");
    private static final Set<String> SECOND = Set.of("1");
    private static final Set<String> THIRD = Set.of("2");
    private static final Set<String> BODY = Set.of("--body", "-b");

    /** Options that name the environment for which the variable is, whose role may be private. */
    private static final Set<String> FOR = Set.of("--env", "-e");

    /** By the program. Consul and etcd have paths of keys, whose last part is the name. */
    private static final Map<String, List<StoredVariable>> BY_PROGRAM = Map.of(
            "cf",
            List.of(
                    new StoredVariable(List.of("set-env"), SECOND, THIRD),
                    new StoredVariable(List.of("se"), SECOND, THIRD),
                    new StoredVariable(List.of("v3-set-env"), SECOND, THIRD)),
            "clever",
            List.of(new StoredVariable(List.of("env", "set"), FIRST, SECOND)),
            "gh",
            List.of(
                    new StoredVariable(List.of("variable", "set"), FIRST, BODY),
                    new StoredVariable(List.of("secret", "set"), FIRST, BODY)),
            "aws",
            List.of(
                    new StoredVariable(List.of("ssm", "put-parameter"), Set.of("--name"), Set.of("--value")),
                    new StoredVariable(
                            List.of("secretsmanager", "create-secret"), Set.of("--name"), Set.of("--secret-string"))),
            "consul",
            List.of(new StoredVariable(List.of("kv", "put"), FIRST, SECOND)),
            "etcdctl",
            List.of(new StoredVariable(List.of("put"), FIRST, SECOND)));

    /** Returns the variable of a command; empty if it keeps none, or keeps it for developers or tests. */
    static Optional<EnvVar> of(SourceFile file, String program, List<Word> words) {
        return BY_PROGRAM.getOrDefault(program, List.of()).stream()
                .flatMap(form -> form.read(file, words.subList(1, words.size())).stream())
                .findFirst();
    }

    private Optional<EnvVar> read(SourceFile file, List<Word> words) {
        if (words.size() <= command.size()
                || !words.subList(0, command.size()).stream()
                        .map(Word::text)
                        .toList()
                        .equals(command)) {
            return Optional.empty();
        }
        List<Word> rest = words.subList(command.size(), words.size());
        boolean forDevelopers = option(rest, FOR)
                .filter(environment -> RoleInference.of(environment.text()).isPrivate())
                .isPresent();
        Optional<Word> named = word(rest, name).filter(Word::literal);
        Optional<Word> set = word(rest, value);
        return named.isPresent() && set.isPresent() && !forDevelopers
                ? variable(file, named.get(), set.get())
                : Optional.empty();
    }

    private static Optional<EnvVar> variable(SourceFile file, Word named, Word set) {
        String path = named.text();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Assignment.isName(name, name.length())
                ? Optional.of(new EnvVar(
                        name,
                        Optional.of(set.text()).filter(text -> set.literal()),
                        file.place(named.span().cover(set.span())),
                        set.span()))
                : Optional.empty();
    }

    private static Optional<Word> word(List<Word> words, Set<String> wanted) {
        String first = wanted.iterator().next();
        return first.startsWith("-") ? option(words, wanted) : at(words, Integer.parseInt(first));
    }

    private static Optional<Word> option(List<Word> words, Set<String> names) {
        return IntStream.range(1, words.size())
                .filter(i -> names.contains(words.get(i - 1).text()))
                .mapToObj(words::get)
                .findFirst();
    }

    private static Optional<Word> at(List<Word> words, int index) {
        return words.size() > index
                        && words.subList(0, index + 1).stream()
                                .noneMatch(word -> word.text().startsWith("-"))
                ? Optional.of(words.get(index))
                : Optional.empty();
    }
}
