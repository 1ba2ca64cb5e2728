package dev.undebug.demo;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;

/** Where the demo's pull request comes from. */
public interface PullSource {
    /**
     * Creates the repository with its branches.
     *
     * @throws DemoException if there is nothing to open a pull request of; the message says why
     */
    Prepared prepare(Forge forge) throws DemoException;

    /** A pull request that can be opened. */
    record Prepared(HostedRepository repository, Account author, Proposal proposal) {
        public HostedPull open() {
            return repository.open(author, proposal);
        }
    }
}
