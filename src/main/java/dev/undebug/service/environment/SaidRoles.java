package dev.undebug.service.environment;

import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.text.BranchWords;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.List;

/**
 * Takes a script at its word that one of its branches is for development, where another branch says that it is for production
 * and starts services, too. The name of the script in another file may start it on a server, whatever it says.
 */
public final class SaidRoles {
    private final List<FileFacts> facts;

    public SaidRoles(List<FileFacts> facts) {
        this.facts = facts;
    }

    /** Returns a use of compose files with the role that its branch says. */
    public ComposeUse of(ComposeUse use) {
        Place place = use.place();
        boolean open = use.role() == Role.UNKNOWN && use.effect() == ComposeUse.Effect.STARTS;
        return open && BranchWords.areForDevelopment(place.file(), place.line()) && !isNamed(place.path())
                ? use.with(Role.DEVELOPMENT)
                : use;
    }

    private boolean isNamed(String script) {
        String name = RepositoryPath.of(script).name();
        return facts.stream().map(FileFacts::file).anyMatch(file -> !file.path().equals(script) && file.contains(name));
    }
}
