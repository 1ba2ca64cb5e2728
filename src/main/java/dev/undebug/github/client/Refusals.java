package dev.undebug.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.http.Answer;
import dev.undebug.github.http.Call;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.github.http.Redaction;
import dev.undebug.github.http.Text;
import dev.undebug.pull.Gone;
import dev.undebug.source.Unavailable;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Explains in words why GitHub did not do something. */
public final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final int LONGEST = 2000;
    /** A message without information; its list of errors has it. */
    private static final String NOTHING = "Unprocessable Entity";
    /** Gone, blocked by law, empty repository. */
    private static final Set<Integer> OUT_OF_REACH = Set.of(404, 410, 451, 409);

    private Refusals() {}

    /** Returns the exception for an answer that is neither a success nor a rate limit. */
    static RuntimeException of(Call call, Answer answer) {
        String said = said(answer);
        String head = "GitHub refused " + call + " (" + answer.status() + "): " + said;
        if (OUT_OF_REACH.contains(answer.status()) || outOfReach(said)) {
            return new Gone(head);
        }
        if (answer.status() == 401) {
            return new Unavailable(head + ". Check APP_ID, the private key and this machine's clock", null);
        }
        String remedy = remedy(answer);
        log.warn("{}{}", head, remedy);
        return new GitHubRefusal(answer.status(), said, remedy);
    }

    private static boolean outOfReach(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("installation has been suspended")
                || lower.contains("repository access blocked")
                || lower.contains("no commit found for sha")
                // GitHub's answer when a token is requested for a repository that was deleted, renamed or removed from
                // the installation.
                || lower.contains("does not exist or is not accessible");
    }

    /** Returns whether two commits cannot be compared because they have no common history. */
    public static boolean isOfStrangers(Gone gone) {
        return String.valueOf(gone.getMessage()).contains("No common ancestor");
    }

    private static String remedy(Answer answer) {
        if (answer.status() != 403) {
            return "";
        }
        return answer.header("x-accepted-github-permissions")
                .filter(needed -> !needed.isBlank())
                .map(needed -> ". This needs the permission " + Redaction.of(needed)
                        + ": the app's owner has to request it, and the account's owner has to accept it")
                .orElse("");
    }

    /** Returns GitHub's message and its list of errors in one line. Paragraphs become sentences. */
    static String said(Answer answer) {
        String text;
        try {
            JsonNode body = answer.json();
            StringJoiner words = new StringJoiner("; ");
            String message = body.path("message").asText("no reason given");
            if (!message.equals(NOTHING) || body.path("errors").isEmpty()) {
                words.add(message.strip().replaceAll("(?<=\\w)\\s*\\n\\s*", ". "));
            }
            for (JsonNode error : body.path("errors")) {
                words.add(error.isTextual() ? error.asText() : error.toString());
            }
            text = words.toString();
        } catch (Unavailable e) {
            // A page by a proxy.
            text = answer.text();
        }
        return Text.clamp(Redaction.of(text).replaceAll("\\s+", " ").replaceAll("[.\\s]+$", ""), LONGEST);
    }
}
