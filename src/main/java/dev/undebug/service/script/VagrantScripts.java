package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Word;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scripts that only a Vagrantfile runs: what they set up is a developer's machine. */
public final class VagrantScripts {
    private static final String VAGRANTFILE = "Vagrantfile";

    private VagrantScripts() {}

    /** Returns the facts, with those of such scripts for development. */
    public static List<FileFacts> read(List<FileFacts> files) {
        Set<String> run = files.stream()
                .filter(file -> isVagrant(file.file().path()))
                .flatMap(file -> words(file).flatMap(word -> path(file, word)))
                .filter(VagrantScripts::isOpen)
                .collect(Collectors.toSet());
        if (run.isEmpty()) {
            return files;
        }
        List<String> others = files.stream()
                .map(FileFacts::file)
                .filter(file -> !run.contains(file.path()) && !isVagrant(file.path()))
                .map(SourceFile::text)
                .toList();
        return files.stream()
                .map(file -> run.contains(file.file().path()) && isNamedByNone(file, others)
                        ? file.with(Role.DEVELOPMENT)
                        : file)
                .toList();
    }

    /** Returns whether no other text that starts or builds something names a script. */
    private static boolean isNamedByNone(FileFacts script, List<String> others) {
        String name = RepositoryPath.of(script.file().path()).name();
        return others.stream().noneMatch(text -> text.contains(name));
    }

    private static boolean isVagrant(String path) {
        return RepositoryPath.of(path).name().equals(VAGRANTFILE);
    }

    /** Returns whether the name of a script says nothing of what it sets up. */
    private static boolean isOpen(String path) {
        return RoleInference.ofOverlay(path) == Role.UNKNOWN
                && !RoleInference.deploys(RepositoryPath.of(path).name());
    }

    private static Stream<Word> words(FileFacts file) {
        return file.units().stream()
                .flatMap(unit -> unit.commands().stream())
                .flatMap(command -> command.words().stream());
    }

    /** A Vagrantfile names the files of its folder, which its machine has as {@code /vagrant}. */
    private static Stream<String> path(FileFacts vagrant, Word word) {
        String written = word.text().replaceFirst("^/vagrant/", "");
        return RepositoryPath.of(vagrant.file().path()).folder().resolve(written).map(RepositoryPath::text).stream();
    }
}
