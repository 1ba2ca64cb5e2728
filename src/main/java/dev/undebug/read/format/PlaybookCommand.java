package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.ShellContents;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads command lines that run playbooks of Ansible: {@code ansible-playbook -i inventory.ini deploy.yml}. */
final class PlaybookCommand {
    /** The program with which a machine sets itself up again and again, and the playbook that it runs where none is named. */
    private static final String PULLING = "ansible-pull";

    private static final String PULLED = "local.yml";
    /** Words in the names of playbooks, or of their folders, that set up the machines of developers. */
    private static final Pattern OF_DEVELOPERS = Pattern.compile(
            "(?i)(?:.*[^a-z0-9])?(?:workstations?|laptops?|desktops?|notebooks?|macbooks?|dotfiles)(?:[^a-z0-9].*)?");

    private static final Set<String> PROGRAMS = Set.of("ansible-playbook", PULLING);
    private static final List<String> ENDINGS = List.of(".yml", ".yaml");

    private PlaybookCommand() {}

    /**
     * Returns the playbooks that a text runs on machines that go on after it.
     *
     * @param folder the folder in which it starts, as written; {@code ""} if not stated
     */
    static Stream<Unit> in(ShellContents contents, String folder, Audience audience) {
        return contents.commands().stream().flatMap(command -> {
            Audience branch = audience.in(contents.roles().getOrDefault(command, Role.UNKNOWN));
            return playbooks(
                    command,
                    ContainerPath.join(folder, contents.directories().getOrDefault(command, "")),
                    contents.remote().contains(command) ? branch.elsewhere() : branch);
        });
    }

    private static Stream<Unit> playbooks(Command command, String folder, Audience audience) {
        List<Word> words = command.words();
        boolean stays = !audience.pipeline() || audience.deploysHere();
        if (!stays || !PROGRAMS.contains(ContainerPath.program(words.get(0).text()))) {
            return Stream.empty();
        }
        boolean pulls = ContainerPath.program(words.get(0).text()).equals(PULLING);
        // The value of an option may be another file of YAML, which is no playbook, or one of nobody's hosts.
        List<String> named = words.stream()
                .skip(1)
                .filter(word -> word.literal() && ENDINGS.stream().anyMatch(word.text()::endsWith))
                .map(Word::text)
                .toList();
        return (pulls && named.isEmpty() ? List.of(PULLED) : named)
                .stream()
                        .map(playbook -> new Unit(
                                Unit.Kind.PLAYBOOK,
                                "",
                                command.place(),
                                pulls
                                        ? RoleInference.firstKnown(audience.composed(), ofPulled(playbook))
                                        : audience.composed(),
                                List.of(),
                                List.of(),
                                new Origin.Playbook(playbook, folder, audience.pipeline())));
    }

    /** The playbook of the usual name is no developer's: it is for the machine that pulls it, whatever that is. */
    private static Role ofPulled(String playbook) {
        RepositoryPath path = RepositoryPath.of(playbook);
        String told = path.name().equals(PULLED) ? path.folder().text() : path.text();
        return OF_DEVELOPERS.matcher(told).matches() || RoleInference.ofOverlay(told) == Role.DEVELOPMENT
                ? Role.DEVELOPMENT
                : Role.PRODUCTION;
    }
}
