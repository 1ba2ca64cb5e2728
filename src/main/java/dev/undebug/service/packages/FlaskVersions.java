package dev.undebug.service.packages;

import dev.undebug.fact.Requirement;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.source.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the required release of Flask. */
public final class FlaskVersions {
    static final String FLASK = "flask";

    private FlaskVersions() {}

    /**
     * The required release.
     *
     * @param version the lowest pinned one, which turns debug mode on most easily; without a pin, the newest
     * @param known whether the requirement decides on which side of 2.3 it is, where Flask stopped reading
     *     {@code FLASK_ENV}
     * @param from the requirement that decides
     * @param python the release of Python for which pip chooses, {@code 3} for the newest; empty if the requirement
     *     decides alone
     */
    public record Wanted(FlaskVersion version, boolean known, Optional<Place> from, Optional<String> python) {
        static final Wanted UNKNOWN = new Wanted(FlaskVersion.NEWEST, false);

        public Wanted(FlaskVersion version, boolean known) {
            this(version, known, Optional.empty(), Optional.empty());
        }

        private static Wanted by(FlaskVersion version, Place requirement) {
            return new Wanted(version, true, Optional.of(requirement), Optional.empty());
        }

        /** Returns whether a release is pinned, rather than only a new enough one required. */
        boolean isPinned() {
            return known && !version.equals(FlaskVersion.NEWEST);
        }
    }

    private record Pinned(FlaskVersion version, Place place) {}

    /** Returns the release for requirements that are installed together. A lock file overrides the others. */
    public static Wanted of(List<Requirement> requirements) {
        List<Requirement> decisive = RequiredPackage.of(FLASK, requirements).decisive();
        return decisive.stream()
                .flatMap(one -> pinned(one).map(version -> new Pinned(version, one.place())).stream())
                .min(Comparator.comparing(Pinned::version))
                .map(one -> Wanted.by(one.version(), one.place()))
                .orElseGet(() -> decisive.stream()
                        .filter(FlaskVersions::isAtLeast23)
                        .findFirst()
                        .map(one -> Wanted.by(FlaskVersion.NEWEST, one.place()))
                        .orElse(Wanted.UNKNOWN));
    }

    /** Returns the release for several programs: the lowest pinned one. */
    public static Wanted lowest(List<Wanted> all) {
        return all.stream()
                .filter(Wanted::isPinned)
                .min(Comparator.comparing(Wanted::version))
                .or(() -> all.stream().filter(Wanted::known).findFirst())
                .orElse(Wanted.UNKNOWN);
    }

    public static boolean isFlask(Requirement requirement) {
        return requirement.name().equals(FLASK);
    }

    /** Returns the pinned release, or the upper limit if that is old. */
    private static Optional<FlaskVersion> pinned(Requirement requirement) {
        Optional<FlaskVersion> exact = clause(requirement, List.of("==", "===", "~="));
        Optional<FlaskVersion> below = clause(requirement, List.of("<", "<="));
        boolean old = below.isPresent() && !below.get().atLeast(2, 3, 1);
        return exact.or(() -> old
                ? clause(requirement, List.of(">=", ">")).or(() -> Optional.of(FlaskVersion.LAST_WITH_MODE))
                : Optional.empty());
    }

    private static boolean isAtLeast23(Requirement requirement) {
        return clause(requirement, List.of(">=", ">"))
                .filter(version -> version.atLeast(2, 3))
                .isPresent();
    }

    private static Optional<FlaskVersion> clause(Requirement requirement, List<String> operators) {
        return RequiredPackage.number(requirement, operators).flatMap(FlaskVersion::parse);
    }
}
