package dev.undebug.demo;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;

/** The source of the demo's pull request. */
public interface PullSource {
    /**
     * Creates the repository with its branches.
     *
     * @throws DemoException if there is nothing to propose; the message says why
     */
    Prepared prepare(Forge forge) throws DemoException;

    /** A pull request that is ready to be opened. */
    record Prepared(HostedRepository repository, Account author, Proposal proposal) {
        public HostedPull open() {
            return repository.open(author, proposal);
        }
    }
}
