package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Needs;
import dev.undebug.testing.ScannedCase;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The wording of the findings in all cases: short, without jargon and without blame. */
@Tag(Needs.CORPUS)
class WordsTest {
    private static final int LONGEST_MESSAGE = 420;
    private static final int LONGEST_STEP = 160;
    private static final int LONGEST_FIX = 60;
    private static final int LONGEST_TITLE = 70;

    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    /** Printable text, without characters that templates insert or that cannot be seen. */
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]*");

    /** Words about the author and the author's skill. */
    private static final Pattern BLAME = Pattern.compile(
            "\\b(your|author|must|should|forgot|forget|fault|wrong|bad|careless|mistake|insecure|terrible|obviously|"
                    + "simply|just|easy|of course|unfortunately)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Jargon that only experts understand. */
    private static final Pattern JARGON = Pattern.compile(
            "\\b(werkzeug|wsgi|evalex|rce|exposure|dormant|introspection|propagat\\w+|runtime|sink|latent)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final List<Finding> FINDINGS = LiterateCase.all().stream()
            .flatMap(each -> ScannedCase.of(each).findings().stream())
            .toList();

    @Test
    void everyRuleAndExposureIsSwept() {
        assertThat(FINDINGS).hasSizeGreaterThan(600);
        assertThat(FINDINGS.stream().map(Finding::rule))
                .containsAll(Rules.ALL.stream().map(Rule::id).toList());
        assertThat(FINDINGS.stream().map(Finding::exposure)).contains(Exposure.values());
    }

    @Test
    void aMessageTellsWhatAStrangerGets() {
        none(finding -> finding.rule().equals("stale-suppression")
                        || finding.message().matches("(?s).*\\b(?:[Ss]trangers?|anyone)\\b.*")
                ? ""
                : finding.message());
    }

    /** A finding that depends on the launch names the launch, or says that none is known. */
    @Test
    void aMessageTellsWhyItIsReal() {
        List<String> reasons = List.of(
                " starts the app",
                "Reached by `",
                "This repository deploys it.",
                "This repository deploys the image by `",
                "no launch brings it to strangers",
                "Undebug found no launch that shows where this program runs",
                "nothing here shows where",
                "No launch for visitors puts it into effect",
                "No launch for visitors is seen to put it into effect",
                "what strangers get is not known",
                "No program in this repository is seen to call `",
                "Nothing in this repository sets `",
                "Nothing in this repository shows the arguments of the program",
                "The program gets there only after the server of `",
                "The program gets there only with arguments, and `",
                "Nothing after `",
                "As long as `",
                "The script starts the program only after the server of `",
                "The reloader starts gunicorn again, whose port is taken",
                "finds no Flask application in the program",
                "Debug mode's reloader fails in the thread of this server",
                "It listens on its own machine alone",
                "a condition that Undebug cannot evaluate",
                "exists, which is not in this repository",
                "exists, which is not in the image",
                "exists, which the build of the image does not copy",
                "Undebug cannot follow `",
                "Undebug cannot tell what `",
                "Undebug cannot tell whether `",
                "starts the command of its base image",
                "Undebug cannot tell whether debug mode is on",
                "Unless `",
                "If the app, which Undebug cannot identify, is one of Flask",
                "the image has `",
                "and starts nothing of it",
                "Where something else sets `",
                "Python refuses the file",
                "Unless code that Undebug did not evaluate changes that",
                "It is an example of a library",
                "started by its path it does not find its own modules",
                "and does not start",
                "The shell cannot start `",
                "no longer has `run_server`",
                "is not set.",
                "where the image starts by itself",
                "without one, the start of Flask-SocketIO's server fails",
                "no debugger is on");
        none(finding -> finding.exposure() == Exposure.NONE || reasons.stream().anyMatch(finding.message()::contains)
                ? ""
                : finding.message());
    }

    @Test
    void aMessageIsWholeSentencesOfPlainWords() {
        none(finding -> problem(finding.message(), LONGEST_MESSAGE, "[A-Z`].*[.?]"));
    }

    @Test
    void aStepGoesOnAfterItsPlace() {
        assertThat(steps()).hasSizeGreaterThan(1_000);
        assertThat(steps().map(step -> problem(knownServers(step.text()), LONGEST_STEP, "[a-z].*[^.:,]"))
                        .filter(problem -> !problem.isEmpty())
                        .distinct())
                .isEmpty();
    }

    @Test
    void noStepIsRepeated() {
        none(finding -> finding.evidence().stream().distinct().count()
                        == finding.evidence().size()
                ? ""
                : finding.evidence().toString());
    }

    /** It follows "Fix: ", and is an item in a commit message. */
    @Test
    void aFixSaysWhatIsChanged() {
        assertThat(FINDINGS.stream().flatMap(finding -> finding.fix().stream())).hasSizeGreaterThan(500);
        none(finding -> finding.fix()
                .map(Fix::description)
                .map(text -> problem(text, LONGEST_FIX, "(?!.*\\bit\\b)[a-z].*[^.:,]"))
                .orElse(""));
    }

    /** It follows "Start the app, then ". */
    @Test
    void whatIsToBeSeenIsTheEndOfASentence() {
        List<String> seen = Rules.ALL.stream()
                .flatMap(rule -> rule.doc().seen().values().stream())
                .toList();
        assertThat(seen).isNotEmpty();
        assertThat(seen.stream()
                        .map(text -> problem(text, LONGEST_STEP, "[a-z].*: .* now; once fixed, .*[.]"))
                        .filter(problem -> !problem.isEmpty()))
                .isEmpty();
    }

    /** It follows "Critical: ". */
    @Test
    void aHeadlineIsShort() {
        List<String> headlines = Rules.ALL.stream()
                .flatMap(rule -> rule.doc().headlines().values().stream())
                .toList();
        assertThat(headlines).isNotEmpty();
        assertThat(headlines.stream()
                        .map(text -> problem(text, LONGEST_TITLE, "[a-z].*[^.:,]"))
                        .filter(problem -> !problem.isEmpty()))
                .isEmpty();
    }

    @Test
    void aTitleIsAShortSentence() {
        assertThat(Rules.ALL.stream()
                        .map(rule -> problem(rule.doc().title(), LONGEST_TITLE, "[A-Z`].*[^.:,]"))
                        .filter(problem -> !problem.isEmpty()))
                .isEmpty();
    }

    private static void none(Function<Finding, String> problem) {
        assertThat(FINDINGS.stream()
                        .filter(finding -> !problem.apply(finding).isEmpty())
                        .map(finding -> finding.rule() + " " + finding.exposure() + ": " + problem.apply(finding))
                        .distinct())
                .isEmpty();
    }

    private static Stream<EvidenceStep> steps() {
        return FINDINGS.stream().flatMap(finding -> finding.evidence().stream());
    }

    /** Replaces the name of the server that a step starts. */
    private static String knownServers(String step) {
        return step.replace("Werkzeug's development server", "the development server");
    }

    /** Returns the text with its problem; empty without one. */
    private static String problem(String text, int longest, String form) {
        String words = CODE.matcher(text).replaceAll("``");
        if (text.length() > longest) {
            return "longer than " + longest + ": " + text;
        }
        if (!words.matches(form)) {
            return "not as " + form + ": " + text;
        }
        if (!PLAIN.matcher(text).matches()) {
            return "marks that nobody knows: " + text;
        }
        if (words.replace("``", "").contains("`")
                || words.contains("  ")
                || words.contains(" ,")
                || words.contains("..")) {
            return "code or spaces: " + text;
        }
        if (BLAME.matcher(words).find() || JARGON.matcher(words).find()) {
            return "blame or jargon: " + text;
        }
        return "";
    }
}
