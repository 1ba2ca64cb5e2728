package dev.undebug.review.draft;

import dev.undebug.review.draft.Listening.Port;
import dev.undebug.rule.Finding;
import dev.undebug.scan.ServiceReport;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes how people start a finding's program on their own machine: as the repository does, so that a fix shows. */
final class LocalStart {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][\\w.-]*");
    private static final Pattern IMAGE =
            Pattern.compile("(?i)(?:[\\w.-]+\\.)?(?:Dockerfile|Containerfile)(?:\\.[\\w.-]+)?");
    private static final Pattern COMPOSE = Pattern.compile("(?:[\\w.-]+/)*[\\w.-]*compose[\\w.-]*\\.ya?ml");
    private static final Pattern RELATIVE = Pattern.compile("^\\s*from \\.", Pattern.MULTILINE);
    private static final Pattern MAIN = Pattern.compile("if __name__\\s*==.*");

    private final Finding finding;
    private final List<ServiceReport> services;
    private final Optional<Place> launch;

    LocalStart(Finding finding, List<ServiceReport> services) {
        this.finding = finding;
        this.services = services;
        this.launch = EvidenceStep.launch(finding.evidence());
    }

    /**
     * Returns a command that starts the program; empty if none is known.
     *
     * @param port the port to listen on
     * @param variables further assignments that it needs
     */
    Optional<String> server(Port port, List<String> variables) {
        List<String> assignments = Stream.concat(
                        variables.stream(), port.variable().map(name -> name + "=" + port.number()).stream())
                .toList();
        String options = assignments.stream().map(each -> "-e " + each + " ").collect(Collectors.joining());
        String before = assignments.stream().map(each -> each + " ").collect(Collectors.joining());
        String published = "-p " + port.number() + ":" + port.number() + " ";
        return image().map(image -> image.build() + " && docker run --rm " + options + published + image.name())
                .or(() -> composed().map(run -> run.command() + options + published + run.service()))
                .or(() -> process().map(name -> "sed -n 's/^" + name + ": *//p' Procfile | " + before + "sh"))
                .or(() -> file().map(path -> before + "python " + path));
    }

    /** Returns a command that runs Python code in the program's environment; empty if none is known. */
    Optional<String> python(String code) {
        String quoted = "'" + code + "'";
        return image().map(image ->
                        image.build() + " && docker run --rm --entrypoint python " + image.name() + " -c " + quoted)
                .or(() ->
                        composed().map(run -> run.command() + "--entrypoint python " + run.service() + " -c " + quoted))
                .or(() -> process().filter(name -> isOfCode(rest())).map(name -> "python -c " + quoted));
    }

    /** Returns whether the program runs in a container, which has its own ports. */
    boolean contained() {
        return finding.evidence().stream()
                .map(step -> step.place().path())
                .anyMatch(path -> IMAGE.matcher(name(path)).matches()
                        || COMPOSE.matcher(path).matches());
    }

    /** Returns a description of the start; empty if it is unknown and needs more than code. */
    Optional<String> words() {
        return launch.map(place -> "Start "
                        + service(place).map(name -> Markdown.code(name) + " ").orElse("the app ")
                        + "the way " + Markdown.code(place.toString()) + " does")
                .or(() -> isOfCode(finding.evidence()) ? Optional.of("Start the app") : Optional.empty());
    }

    private record ImageRun(String build, String name) {}

    private record ComposeRun(String command, String service) {}

    /** An image is built from the root if its Dockerfile is there; for others the build context is unknown. */
    private Optional<ImageRun> image() {
        return launch.filter(
                        place -> isFirst(place) && IMAGE.matcher(place.path()).matches())
                .map(place -> {
                    String name = service(place)
                            .map(given -> given.toLowerCase(Locale.ROOT))
                            .filter(given -> PLAIN.matcher(given).matches())
                            .orElse("app");
                    String file = place.path().equals("Dockerfile") ? "" : "-f " + place.path() + " ";
                    return new ImageRun("docker build -t " + name + " " + file + ".", name);
                });
    }

    private Optional<ComposeRun> composed() {
        EvidenceStep first = finding.evidence().get(0);
        String path = first.place().path();
        boolean alone = COMPOSE.matcher(path).matches()
                && finding.evidence().stream().noneMatch(step -> step.event() instanceof Event.CombinesFiles);
        Optional<String> service = first.event() instanceof Event.RunsImage
                ? Optional.of(first.place().text())
                : launch.filter(this::isFirst).flatMap(this::service);
        return service.filter(name -> alone && PLAIN.matcher(name).matches())
                .map(name -> new ComposeRun("docker compose -f " + path + " run --build --rm ", name));
    }

    private Optional<String> process() {
        return launch.filter(place -> isFirst(place) && place.path().equals("Procfile"))
                .flatMap(this::service)
                .filter(name -> PLAIN.matcher(name).matches());
    }

    private List<EvidenceStep> rest() {
        return finding.evidence().subList(1, finding.evidence().size());
    }

    /** Returns whether the finding shows without setting any variable. */
    private static boolean isOfCode(List<EvidenceStep> steps) {
        return steps.stream().allMatch(step -> PythonPaths.isPython(step.place().path()));
    }

    /** Returns a file that starts its server when somebody runs it directly. */
    private Optional<String> file() {
        Place call = finding.evidence().get(0).place();
        boolean plain = call.path().matches("[\\w./-]+\\.py")
                && !RELATIVE.matcher(call.file().text()).find()
                && !importsFrom(call.path().replaceFirst("/.*", ""), call.file().text());
        return launch.isEmpty() && plain && runs(call) ? Optional.of(call.path()) : Optional.empty();
    }

    /** A file in a package that is run by its path does not find the package. */
    private static boolean importsFrom(String folder, String text) {
        return Pattern.compile("^\\s*(?:from|import) " + Pattern.quote(folder) + "\\b", Pattern.MULTILINE)
                .matcher(text)
                .find();
    }

    /** Returns whether a statement is at the top level of its file, or under {@code if __name__ == "__main__"}. */
    private static boolean runs(Place call) {
        int own = indentation(call, call.line());
        for (int line = call.line() - 1; own > 0 && line > 0; line--) {
            String text = call.file().slice(call.file().line(line));
            if (!text.isBlank() && indentation(call, line) < own) {
                return indentation(call, line) == 0
                        && MAIN.matcher(text.strip()).matches();
            }
        }
        return own == 0;
    }

    private static int indentation(Place place, int line) {
        String text = place.file().slice(place.file().line(line));
        return text.length() - text.stripLeading().length();
    }

    private boolean isFirst(Place place) {
        return finding.evidence().get(0).place().equals(place);
    }

    /** Returns the service that starts there, if it is the only one. */
    private Optional<String> service(Place place) {
        List<String> names = services.stream()
                .filter(service -> service.isLaunch(place))
                .map(ServiceReport::name)
                .distinct()
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(0));
    }

    private static String name(String path) {
        return RepositoryPath.of(path).name();
    }
}
