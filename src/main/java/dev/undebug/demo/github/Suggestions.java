package dev.undebug.demo.github;

import dev.undebug.demo.github.git.Side;
import dev.undebug.demo.github.git.TreeEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Implements the buttons "Commit suggestion" and "Commit suggestions". */
final class Suggestions {
    private final HostedPull pull;

    Suggestions(HostedPull pull) {
        this.pull = pull;
    }

    SuggestionState state(long comment) {
        Optional<SuggestionBlock> suggestion = suggestion(comment);
        Optional<ReviewThread> thread = pull.threads().holding(comment);
        if (suggestion.isEmpty() || thread.isEmpty()) {
            return SuggestionState.NONE;
        }
        if (pull.applied(comment)) {
            return SuggestionState.APPLIED;
        }
        if (thread.get().outdated()) {
            return SuggestionState.OUTDATED;
        }
        return refused(thread.get(), suggestion.get()) ? SuggestionState.REFUSED : SuggestionState.APPLICABLE;
    }

    private Optional<SuggestionBlock> suggestion(long comment) {
        return pull.threads().comment(comment).flatMap(found -> SuggestionBlock.in(found.body()).stream()
                .findFirst());
    }

    private boolean refused(ReviewThread thread, SuggestionBlock suggestion) {
        return !pull.open()
                || thread.side() == Side.LEFT
                || crossesDeletedLines(thread)
                || changesNothing(replacement(thread, suggestion), text(thread.path()));
    }

    private boolean crossesDeletedLines(ReviewThread thread) {
        int first = thread.startLine().or(thread::line).orElseThrow();
        int last = thread.line().orElseThrow();
        return pull.file(thread.path()).stream()
                .flatMap(file -> file.hunks().stream())
                .filter(hunk -> hunk.shows(Side.RIGHT, first) && hunk.shows(Side.RIGHT, last))
                .flatMap(hunk ->
                        hunk.lines().subList(hunk.indexOf(Side.RIGHT, first), hunk.indexOf(Side.RIGHT, last)).stream())
                .anyMatch(line -> line.sign() == '-');
    }

    private static boolean changesNothing(LineReplacement replacement, String text) {
        return LineReplacement.apply(text, List.of(replacement)).equals(text);
    }

    private static LineReplacement replacement(ReviewThread thread, SuggestionBlock suggestion) {
        int last = thread.line().orElseThrow();
        return new LineReplacement(thread.startLine().orElse(last), last, suggestion.lines());
    }

    private String text(String path) {
        return pull.repository()
                .store()
                .read(pull.headSha(), path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Rejected("The file is gone."));
    }

    String commit(Account by, List<Long> comments) {
        Map<String, List<LineReplacement>> byPath = new LinkedHashMap<>();
        Set<Account> authors = new LinkedHashSet<>();
        for (long comment : comments) {
            require(comment);
            ReviewThread thread = pull.threads().holding(comment).orElseThrow();
            byPath.computeIfAbsent(thread.path(), path -> new ArrayList<>())
                    .add(replacement(thread, suggestion(comment).orElseThrow()));
            authors.add(pull.threads().comment(comment).orElseThrow().author());
        }
        List<TreeEdit> edits = new ArrayList<>();
        byPath.forEach((path, list) -> edits.add(TreeEdit.put(path, LineReplacement.apply(text(path), list))));
        comments.forEach(comment -> pull.apply(comment, by));
        Proposal proposal = pull.proposal();
        return proposal.headRepository().commit(by, proposal.headBranch(), message(authors, comments.size()), edits);
    }

    private void require(long comment) {
        SuggestionState state = state(comment);
        if (state != SuggestionState.APPLICABLE) {
            throw new Rejected("The suggestion of comment " + comment + " cannot be committed: " + state);
        }
    }

    private static String message(Set<Account> authors, int count) {
        StringBuilder message = new StringBuilder(
                count == 1
                        ? "Apply suggestion from @" + authors.iterator().next().login()
                        : "Apply suggestions from code review");
        message.append('\n');
        for (Account author : authors) {
            message.append("\nCo-authored-by: ")
                    .append(author.login())
                    .append(" <")
                    .append(author.email())
                    .append('>');
        }
        return message.append('\n').toString();
    }
}
