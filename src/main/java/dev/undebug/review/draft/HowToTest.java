package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.ServiceReport;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes how anybody can see that debug mode is on, and later that it is off: a command if one is known, otherwise the
 * page to open. {@code ObservedServersTest} observes the answers of real servers in the same way.
 */
final class HowToTest {
    /** A variable that a shell can assign to. */
    private static final Pattern VARIABLE = Pattern.compile("\\w+");

    /** A path of the app that may be the console's. Dash answers all paths. */
    private static final Pattern OWN_PAGE = Pattern.compile("<path:|/console");

    private static final Pattern TARGET = Pattern.compile("([A-Za-z_][\\w.]*):([A-Za-z_]\\w*)(\\(\\))?");

    /** Words after which the module is elsewhere than in the working directory or is a factory, or Python is another. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("--(?:chdir|pythonpath|app-dir|factory|call)(?:=.*)?|.*/bin/.*");

    /** Commands in the same line that change the folder, or run another Python. */
    private static final Pattern AROUND =
            Pattern.compile("(?:^|[\\s\"'\\[;&])(?:cd|uv|poetry|pipenv|pdm|hatch|rye|conda)[\\s\"']");

    /** A finding under an undecided condition has a lower severity. */
    private static final Severity CERTAIN = Severity.MEDIUM;

    private final Finding finding;
    private final LocalStart start;
    private final String fixed;

    private HowToTest(Finding finding, LocalStart start, String fixed) {
        this.finding = finding;
        this.start = start;
        this.fixed = fixed;
    }

    /** Returns a sentence in Markdown; empty if there is nothing to see yet, or a fix would not show. */
    static Optional<String> of(Verdict verdict, List<ServiceReport> services, RulePages pages) {
        List<Finding> counted = verdict.counted();
        Optional<Finding> worst = counted.stream()
                .filter(finding -> !finding.evidence().isEmpty() && isVisible(finding.exposure()))
                // A console without a PIN is gone only with the console.
                .min(Comparator.comparing(Finding::exposure)
                        .thenComparing(finding -> own(finding, pages).isPresent()))
                .filter(found -> !hides(verdict, found, pages));
        return worst.flatMap(found -> {
            long bad = counted.stream().filter(other -> isAsBad(other, found)).count();
            LocalStart start = new LocalStart(found, services);
            return new HowToTest(found, start, bad > 1 ? "once all are fixed" : "once fixed").sentence(pages);
        });
    }

    /** An uncertain finding may depend on a variable, which the test can set. */
    private static boolean isVisible(Exposure exposure) {
        return exposure.compareTo(Exposure.FLAG) <= 0 || exposure == Exposure.UNKNOWN;
    }

    /** Returns what only the findings of this rule show; empty if all of the exposure show the same. */
    private static Optional<String> own(Finding finding, RulePages pages) {
        return pages.seen(finding.rule(), finding.exposure());
    }

    /** Returns whether a finding that does not count shows the same, so that it would remain after the fix. */
    private static boolean hides(Verdict verdict, Finding worst, RulePages pages) {
        boolean own = own(worst, pages).isPresent();
        return Stream.of(verdict.existing(), verdict.allowed(), verdict.suppressed(), verdict.keptOut())
                .flatMap(List::stream)
                .filter(other -> !verdict.counted().contains(other))
                .filter(other -> !own || other.rule().equals(worst.rule()))
                .anyMatch(other -> isSeenWith(other, worst));
    }

    private static boolean isSeenWith(Finding other, Finding worst) {
        return isAsBad(other, worst) && beginning(other).equals(beginning(worst));
    }

    private static boolean isAsBad(Finding other, Finding worst) {
        return isVisible(other.exposure()) && other.exposure().compareTo(worst.exposure()) <= 0;
    }

    /** Returns the launch, or the file to run without one. */
    private static Optional<String> beginning(Finding finding) {
        return EvidenceStep.launch(finding.evidence()).map(Place::toString).or(() -> finding.evidence().stream()
                .map(step -> step.place().path())
                .findFirst());
    }

    private Optional<String> sentence(RulePages pages) {
        Optional<String> seen = own(finding, pages);
        if (seen.isPresent()) {
            return start.words().map(words -> words + ", then " + seen.get());
        }
        return switch (finding.exposure()) {
            case CONSOLE -> console(List.of());
            case TRACEBACK ->
                start.words()
                        .map(words -> words + ", then open a page that fails: it shows source code now; " + fixed
                                + ", it does not.");
            case FLAG -> flag();
            case UNKNOWN -> switchedOn().flatMap(assignment -> console(List.of(assignment)));
            case SETTINGS, DORMANT, NONE -> Optional.empty();
        };
    }

    private Optional<String> console(List<String> variables) {
        Listening listening = Listening.of(finding);
        if (start.contained() && listening.isPublic().filter(open -> !open).isPresent()) {
            // Only the container itself can reach it.
            return Optional.empty();
        }
        Optional<String> command = listening
                .port()
                .filter(port -> !start.contained() || listening.isPublic().isPresent())
                .flatMap(port -> start.server(port, variables))
                .map(run -> "Run `" + run + "`, then ");
        return command.or(
                        () -> start.words().filter(words -> variables.isEmpty()).map(words -> words + ", then run "))
                .map(begin -> begin + ask(listening) + ".");
    }

    /** Where the app itself may answer, only the text of the page tells. */
    private String ask(Listening listening) {
        String url = listening.url("/console");
        String option = listening.encrypted() ? "k" : "";
        String number = listening.port().isPresent() ? "" : ", with its port for `PORT`";
        return hasOwnPage()
                ? "`curl -s" + option + " " + url + " | grep -c 'Werkzeug Debugger'`" + number + ": 1 now, 0 " + fixed
                : "`curl -s" + option + "o /dev/null -w '%{http_code}' " + url + "`" + number + ": 200 now, 404 "
                        + fixed;
    }

    private boolean hasOwnPage() {
        return EvidenceStep.events(finding.evidence(), Event.StartsServer.class)
                        .anyMatch(server -> server.kind() == AppStart.Kind.DASH)
                || finding.evidence().stream()
                        .anyMatch(step ->
                                OWN_PAGE.matcher(step.place().file().text()).find());
    }

    private Optional<String> flag() {
        String result = ": `True` now, `False` " + fixed + ".";
        return Listening.command(finding)
                .filter(words -> words.stream().noneMatch(ELSEWHERE.asMatchPredicate()) && !dependsOnCommand())
                .flatMap(HowToTest::code)
                .flatMap(start::python)
                .map(run -> "Run `" + run + "`" + result)
                .or(() -> start.words().map(words -> words + ", then print `app.debug` in it" + result));
    }

    private static boolean isElsewhere(Place launch) {
        return AROUND.matcher(launch.file().slice(launch.file().line(launch.line())))
                .find();
    }

    /** A variable that the command itself sets is missing for another command, as are its folder and its Python. */
    private boolean dependsOnCommand() {
        return EvidenceStep.launch(finding.evidence())
                .filter(launch -> isElsewhere(launch)
                        || finding.evidence().stream()
                                .filter(step ->
                                        !step.event().isLaunch() && !(step.event() instanceof Event.StartsServer))
                                .map(EvidenceStep::place)
                                .anyMatch(place -> place.toString().equals(launch.toString())))
                .isPresent();
    }

    /** Returns code that prints the debug flag of a command's application. */
    private static Optional<String> code(List<String> words) {
        return words.stream()
                .map(TARGET::matcher)
                .filter(Matcher::matches)
                .reduce((first, second) -> second)
                .map(target -> "from " + target.group(1) + " import " + target.group(2) + "; print(" + target.group(2)
                        + Optional.ofNullable(target.group(3)).orElse("") + ".debug)");
    }

    /** Returns the assignment that a read takes for on, if a server with a console would start with it. */
    private Optional<String> switchedOn() {
        boolean served = finding.evidence().stream()
                .filter(step -> step.event() instanceof Event.StartsServer server && hasConsole(server.kind()))
                .map(step -> step.place().text())
                .anyMatch(call -> !call.contains("use_debugger") && !call.contains("use_evalex"));
        return EvidenceStep.events(finding.evidence(), Event.ReadsVariable.class)
                .filter(read -> VARIABLE.matcher(read.name()).matches())
                .flatMap(read -> read.on().map(value -> read.name() + "=" + value).stream())
                .findFirst()
                .filter(assignment -> served && finding.severity().atLeast(CERTAIN));
    }

    private static boolean hasConsole(AppStart.Kind kind) {
        return switch (kind) {
            case FLASK, FLASK_GROUP, FLASK_SCRIPT, SOCKETIO, DASH -> true;
            case RUN_SIMPLE, QUART -> false;
        };
    }
}
