package dev.undebug.service.packages;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.fact.Unit;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.service.packages.FlaskVersions.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The release of Flask that pip chooses in an image, where the requirement leaves it open: the newest one for the
 * image's Python, unless another package may hold it back.
 */
final class ChosenByPip {
    /** Docker's official image, also from a mirror of Docker Hub's library. */
    private static final Pattern PYTHON = Pattern.compile("(?:.*/library/|docker\\.io/)?python(?::([^@]*))?(?:@.*)?");

    private static final Pattern NUMBER = Pattern.compile("([23])\\.(\\d{1,2})(?:[.-].*)?");

    /** {@code latest}, {@code 3}, {@code slim}, {@code 3-bookworm}: Python's newest release at the time of a build. */
    private static final Pattern MOVING =
            Pattern.compile("latest|3|(?:3-)?(?:slim|alpine|bullseye|bookworm|trixie)[\\w.-]*");

    private static final Pattern ROOF = Pattern.compile(".*(?:==|~=|<).*");

    /** The requirements of Flask, and packages of which some releases require an old Flask. */
    private static final Set<String> HOLD_BACK = Set.of(
            "werkzeug",
            "jinja2",
            "itsdangerous",
            "click",
            "blinker",
            "markupsafe",
            "importlib-metadata",
            "apache-airflow",
            "apache-superset",
            "connexion",
            "dash",
            "locust",
            "mlflow",
            "moto");

    private static final String SOCKETIO = "flask-socketio";
    private static final String DASH = "dash";
    private static final Set<String> NEEDED_BY_DASH =
            Set.of("plotly", "typing-extensions", "requests", "retrying", "nest-asyncio", "setuptools");
    private static final int LEAST_FOR_DASH = 8;
    private static final Set<String> NEEDED_BY_CONNEXION = Set.of(
            "asgiref",
            "httpx",
            "inflection",
            "jsonschema",
            "pyyaml",
            "python-multipart",
            "requests",
            "starlette",
            "swagger-ui-bundle",
            "typing-extensions",
            "uvicorn");

    private ChosenByPip() {}

    /**
     * Returns whether pip chooses the newest release of Dash: its requirement names none, and no other package may hold it back,
     * not even one that is made for it.
     */
    static boolean choosesNewestDash(FileFacts dockerfile, RequiredTogether required) {
        return required.whole()
                && !isHeldBack(required)
                && required.files().stream()
                        .flatMap(file -> file.packaging().requirements().stream())
                        .noneMatch(ChosenByPip::mayHoldDashBack)
                && pythonOf(dockerfile).filter(ChosenByPip::hasNewestDash).isPresent();
    }

    /**
     * Returns whether pip chooses the newest release of Flask-SocketIO, which runs on every Python 3: its requirement names none,
     * and no other package may hold it back.
     */
    static boolean choosesNewestSocketIo(FileFacts dockerfile, RequiredTogether required) {
        return required.whole()
                && !isHeldBack(required)
                && required.files().stream()
                        .flatMap(file -> file.packaging().requirements().stream())
                        .noneMatch(ChosenByPip::mayHoldSocketIoBack)
                && pythonOf(dockerfile).filter(python -> python.startsWith("3")).isPresent();
    }

    /**
     * Returns whether pip chooses the newest release of connexion, which runs on Python 3.8: its requirement names none, and no
     * other package may hold it back.
     */
    static boolean choosesNewestConnexion(FileFacts dockerfile, RequiredTogether required) {
        return required.whole()
                && !isHeldBack(required)
                && required.files().stream()
                        .flatMap(file -> file.packaging().requirements().stream())
                        .noneMatch(ChosenByPip::mayHoldConnexionBack)
                && pythonOf(dockerfile).filter(ChosenByPip::hasNewestDash).isPresent();
    }

    private static boolean mayHoldConnexionBack(Requirement requirement) {
        String name = requirement.name();
        return name.equals(ConnexionRelease.NAME)
                ? !requirement.specifier().isBlank()
                : name.contains(ConnexionRelease.NAME)
                        || (NEEDED_BY_CONNEXION.contains(name)
                                && ROOF.matcher(requirement.specifier()).matches());
    }

    private static boolean mayHoldSocketIoBack(Requirement requirement) {
        String name = requirement.name();
        return name.equals(SOCKETIO)
                ? !requirement.specifier().isBlank()
                : (name.contains("socketio") || name.contains("engineio"))
                        && ROOF.matcher(requirement.specifier()).matches();
    }

    private static boolean mayHoldDashBack(Requirement requirement) {
        String name = requirement.name();
        if (name.equals(DASH)) {
            return !requirement.specifier().isBlank();
        }
        boolean mayBePinned = name.startsWith(DASH + "-") || NEEDED_BY_DASH.contains(name);
        return mayBePinned ? ROOF.matcher(requirement.specifier()).matches() : name.contains(DASH);
    }

    /** Dash 3 needs Python 3.8; the next one may need a later Python, which the newest is. */
    private static boolean hasNewestDash(String python) {
        return python.equals("3")
                || (python.startsWith("3.") && Integer.parseInt(python.substring(2)) >= LEAST_FOR_DASH);
    }

    /** Returns the release, with its requirement and the Python. */
    static Optional<Wanted> in(FileFacts dockerfile, RequiredTogether required) {
        if (required.wanted().known() || !required.whole() || isHeldBack(required)) {
            return Optional.empty();
        }
        Optional<Requirement> flask = required.files().stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .filter(FlaskVersions::isFlask)
                .findFirst();
        return flask.flatMap(one -> pythonOf(dockerfile).flatMap(python -> newest(python)
                .map(version -> new Wanted(version, true, Optional.of(one.place()), Optional.of(python)))));
    }

    private static boolean isHeldBack(RequiredTogether required) {
        return required.files().stream()
                .anyMatch(file -> file.packaging().open()
                        || file.packaging().requirements().stream().anyMatch(ChosenByPip::mayHoldBack));
    }

    private static boolean mayHoldBack(Requirement requirement) {
        String name = requirement.name();
        return ROOF.matcher(requirement.specifier()).matches() && (HOLD_BACK.contains(name) || name.contains("flask"));
    }

    /** Returns whether an image is made from one of Python or of a distribution, which have no packages of others. */
    static boolean knowsBase(FileFacts dockerfile) {
        return pythonOf(dockerfile).isPresent();
    }

    /** Returns the Python of the last stage, {@code 3.12} or {@code 3} for the newest. */
    static Optional<String> pythonOf(FileFacts dockerfile) {
        List<Unit> stages = dockerfile.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)
                .toList();
        if (stages.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Unit> named = stages.stream()
                .filter(unit -> !unit.name().isEmpty())
                .collect(Collectors.toMap(Unit::name, Function.identity(), (first, second) -> first));
        Optional<String> base = stages.get(stages.size() - 1).origin().base();
        for (int i = 0; i < stages.size(); i++) {
            Optional<Unit> stage = base.flatMap(name -> Optional.ofNullable(named.get(name)));
            if (stage.isEmpty()) {
                break;
            }
            base = stage.get().origin().base();
        }
        String build = dockerfile.file().text();
        return base.flatMap(image -> python(image).or(() -> SystemPython.of(image, build)));
    }

    static Optional<String> python(String image) {
        Matcher official = PYTHON.matcher(image);
        if (!official.matches()) {
            return Optional.empty();
        }
        String tag = official.group(1) == null ? "latest" : official.group(1);
        Matcher number = NUMBER.matcher(tag);
        if (number.matches()) {
            return Optional.of(number.group(1) + "." + number.group(2));
        }
        return MOVING.matcher(tag).matches() ? Optional.of("3") : Optional.empty();
    }

    /** Returns Flask's newest release for a Python, by what its releases on PyPI require. */
    private static Optional<FlaskVersion> newest(String python) {
        if (python.equals("3")) {
            return Optional.of(FlaskVersion.NEWEST);
        }
        int minor = Integer.parseInt(python.substring(2));
        if (python.startsWith("2")) {
            return minor == 7 ? FlaskVersion.parse("1.1.4") : Optional.empty();
        }
        return switch (minor) {
            case 0, 1, 2, 3, 4 -> Optional.empty();
            case 5 -> FlaskVersion.parse("1.1.4");
            case 6 -> FlaskVersion.parse("2.0.3");
            case 7 -> Optional.of(FlaskVersion.LAST_WITH_MODE);
            default -> Optional.of(FlaskVersion.NEWEST);
        };
    }
}
