package dev.undebug.demo;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import java.util.List;

/** A small Flask shop, and a pull request that makes local development faster by turning debug mode on everywhere. */
public final class SampleShop implements PullSource {
    private static final String BRANCH = "faster-development";
    private static final String TITLE = "Speed up local development";
    private static final String BODY = """
            Rebuilding the image for every change takes ages, so this

            - reloads the shop when a file is saved
            - shows errors in the browser instead of in the log
            - keeps found products in memory

            Works like a charm on my machine.
            """;

    @Override
    public Prepared prepare(Forge forge) {
        Account owner = forge.user("teapot-and-sons");
        Account author = forge.user("mara");
        HostedRepository shop = forge.createRepository(owner, "shop");
        String base = shop.commit(owner, shop.defaultBranch(), "Sell teapots", files("sample/base"));
        shop.branch(BRANCH, base);
        shop.commit(author, BRANCH, TITLE, files("sample/head"));
        shop.grant(author.login(), "write");
        return new Prepared(shop, author, new Proposal(TITLE, BODY, shop, BRANCH, shop.defaultBranch(), false));
    }

    private static List<TreeEdit> files(String folder) {
        return ResourceFolder.read(folder).entrySet().stream()
                .map(file -> TreeEdit.put(file.getKey(), file.getValue()))
                .toList();
    }
}
