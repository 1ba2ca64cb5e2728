package dev.undebug.service.deploy;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folders that a script makes with {@code git clone}.
 *
 * @param names each that of the repository, or of the last argument
 */
public record ClonedFolders(Set<String> names) {
    private static final String CLONE = "git clone";

    private static final String ADDRESS = "(?:(?:https?|git|ssh)://|git@)";

    private static final Pattern COMMAND = Pattern.compile("git clone(?:[ \\t]{1,9}+(?![\"']?" + ADDRESS
            + ")\\S{1,200}+){0,12}+[ \\t]{1,9}+[\"']?+" + ADDRESS
            + "[^\\s\"';&|]{0,300}?[/:]([\\w.-]{1,100}?)(?:\\.git)?+[\"']?+(?=[\\s;&|)]|$)"
            + "(?:[ \\t]{1,9}+([\\w./~-]{1,200}+))?");

    public ClonedFolders {
        names = Set.copyOf(names);
    }

    public static ClonedFolders in(SourceFile script) {
        return new ClonedFolders(
                script.text().contains(CLONE)
                        ? COMMAND.matcher(script.text())
                                .results()
                                .map(ClonedFolders::name)
                                .collect(Collectors.toSet())
                        : Set.of());
    }

    private static String name(MatchResult clone) {
        return clone.group(2) == null
                ? clone.group(1)
                : ContainerPath.of(clone.group(2)).name();
    }

    /**
     * Returns the repository path of a machine's folder that is cloned, or lies in a clone, if that is one of this repository.
     * That cannot be seen: another one may have the same files.
     */
    public Optional<String> at(ContainerPath machine) {
        return machine.upward()
                .filter(folder -> names.contains(folder.name()))
                .findFirst()
                .flatMap(machine::below);
    }
}
