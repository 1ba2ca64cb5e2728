package dev.undebug.service.tree;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders that a script makes with {@code git clone}, and a Dockerfile with ADD. */
public record ClonedFolders(List<Clone> clones) {
    private static final String CLONE = "git clone";

    private static final String REPOSITORY = ".git";

    private static final String ADDRESS = "(?:(?:https?|git|ssh)://|git@)";

    private static final Pattern COMMAND = Pattern.compile("git clone(?:[ \\t]{1,9}+(?![\"']?" + ADDRESS
            + ")\\S{1,200}+){0,12}+[ \\t]{1,9}+[\"']?+" + ADDRESS
            + "[^\\s\"';&|]{0,300}?[/:]([\\w.-]{1,100}?)(?:\\.git)?+/?+[\"']?+(?=[\\s;&|)]|$)"
            + "(?:[ \\t]{1,9}+([\\w./~-]{1,200}+))?");

    /** An ADD of a Dockerfile, which clones what has the ending of a repository. */
    private static final Pattern ADD = Pattern.compile(
            "(?m)^[ \\t]*+(?i:ADD)(?:[ \\t]++--\\S++){0,9}+[ \\t]++[\"']?+" + ADDRESS
                    + "[^\\s\"'#]{0,300}?[/:]([\\w.-]{1,100}?)\\.git(?:#[^\\s\"']*+)?+[\"']?+[ \\t]++([\\w./~-]{1,200}+)");

    /**
     * A folder that is cloned.
     *
     * @param repository the name of the repository
     * @param folder the name of the folder, that of the repository or of the last argument; empty text for the folder in which
     *     the command runs
     */
    public record Clone(String repository, String folder) {
        private static Clone of(MatchResult command) {
            String repository = command.group(1);
            return new Clone(
                    repository,
                    command.group(2) == null
                            ? repository
                            : ContainerPath.of(command.group(2)).name());
        }

        private boolean isAround(ContainerPath machine, ContainerPath directory) {
            return folder.isEmpty()
                    ? machine.isIn(directory)
                    : machine.upward().anyMatch(above -> above.name().equals(folder));
        }
    }

    public ClonedFolders {
        clones = List.copyOf(clones);
    }

    public static ClonedFolders in(SourceFile script) {
        String text = script.text();
        Stream<MatchResult> commands =
                text.contains(CLONE) ? COMMAND.matcher(text).results() : Stream.empty();
        Stream<MatchResult> added =
                text.contains(REPOSITORY) ? ADD.matcher(text).results() : Stream.empty();
        return new ClonedFolders(Stream.concat(commands, added).map(Clone::of).toList());
    }

    /** Returns these folders and those of another script. */
    public ClonedFolders with(ClonedFolders others) {
        return new ClonedFolders(
                Stream.concat(clones.stream(), others.clones.stream()).toList());
    }

    /**
     * Returns the repository path of a machine's folder that is cloned, or lies in a clone, if that is one of this repository.
     * That cannot be seen: another one may have the same files.
     */
    public Optional<String> at(ContainerPath machine) {
        return machine.upward()
                .filter(folder ->
                        clones.stream().anyMatch(clone -> clone.folder().equals(folder.name())))
                .filter(folder -> !folder.isRoot())
                .findFirst()
                .flatMap(machine::below);
    }

    /**
     * Returns the name of the repository of which a machine's folder is a clone, or lies in one, if no clone of this repository
     * may be there.
     *
     * @param directory the folder in which the commands run
     * @param others whether a repository of a name is another one
     */
    public Optional<String> another(ContainerPath machine, ContainerPath directory, Predicate<String> others) {
        List<String> there = clones.stream()
                .filter(clone -> clone.isAround(machine, directory))
                .map(Clone::repository)
                .toList();
        return there.stream().findFirst().filter(first -> there.stream().allMatch(others));
    }
}
