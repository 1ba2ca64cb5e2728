package dev.undebug.demo;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import java.nio.file.Path;

/**
 * Two commits of the user's git repository. The stand-in reads its objects in place and stores new ones elsewhere: it
 * never writes to the repository.
 *
 * @param base the branch to merge into
 * @param head the branch with the changes
 */
record OwnRepository(Path folder, String base, String head) implements PullSource {
    private static final int MAX_NAME = 100;

    @Override
    public Prepared prepare(Forge forge) throws DemoException {
        try (OwnGit git = OwnGit.open(folder)) {
            OwnGit.Commit from = git.commit(base);
            OwnGit.Commit to = git.commit(head);
            git.requireChange(from, to);
            return prepare(forge, git, from, to);
        }
    }

    private Prepared prepare(Forge forge, OwnGit git, OwnGit.Commit from, OwnGit.Commit to) throws DemoException {
        Account owner = forge.user("you");
        HostedRepository repository = forge.createRepository(owner, name(git.name()), git.borrowed());
        String baseBranch = from.branch().orElse("base");
        String headBranch = to.branch().filter(name -> !name.equals(baseBranch)).orElse("head");
        if (!baseBranch.equals(repository.defaultBranch()) && !headBranch.equals(repository.defaultBranch())) {
            repository.branch(repository.defaultBranch(), from.sha());
        }
        repository.branch(baseBranch, from.sha());
        repository.branch(headBranch, to.sha());
        return new Prepared(
                repository, owner, new Proposal(to.headline(), "", repository, headBranch, baseBranch, false));
    }

    /** GitHub allows only these characters in names. */
    private static String name(String folder) {
        String name = folder.replaceAll("[^A-Za-z0-9._-]", "-");
        return name.isEmpty() ? "repository" : name.substring(0, Math.min(name.length(), MAX_NAME));
    }
}
