package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.ShellContents;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads command lines that run playbooks of Ansible: {@code ansible-playbook -i inventory.ini deploy.yml}. */
final class PlaybookCommand {
    /** The program with which a machine sets itself up again and again, and the playbook that it runs where none is named. */
    private static final String PULLING = "ansible-pull";

    private static final String PULLED = "local.yml";
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
        Role role = pulls ? RoleInference.firstKnown(audience.composed(), Role.PRODUCTION) : audience.composed();
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
                                role,
                                List.of(),
                                List.of(),
                                new Origin.Playbook(playbook, folder, audience.pipeline())));
    }
}
