package dev.undebug.service.packages;

import dev.undebug.fact.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requirements of one package that are installed together.
 *
 * @param decisive the requirements of the package; a lock file overrides the others
 */
public record RequiredPackage(List<Requirement> decisive) {
    private static final Pattern CLAUSE = Pattern.compile("(===?|~=|>=|>|<=|<)\\s*([0-9][0-9.]*)");

    /** A compatible release of two parts: the second one may grow, as PEP 440 says. With three parts, only the third may. */
    private static final Pattern COMPATIBLE = Pattern.compile("~=\\s*(\\d{1,4})(\\.\\d{1,4})(?![\\d.])");

    private static final Pattern LOCK = Pattern.compile("(?:.*/)?(?:(?:poetry|uv|pdm)\\.lock|Pipfile\\.lock)");
    private static final Pattern MINOR = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\..*)?");
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,4})(?:\\..*)?");

    private static final List<String> PINS = List.of("==", "===", "~=");
    private static final List<String> FLOORS = List.of(">=", ">");
    private static final List<String> BELOW = List.of("<");
    private static final List<String> ROOFS = List.of("==", "===", "~=", "<=");

    /** Those after which the second part of a number may not grow. */
    private static final List<String> EXACT = List.of("==", "===", "<=");

    public RequiredPackage {
        decisive = List.copyOf(decisive);
    }

    public static RequiredPackage of(String name, List<Requirement> all) {
        List<Requirement> named =
                all.stream().filter(one -> one.name().equals(name)).toList();
        List<Requirement> locked =
                named.stream().filter(one -> isLock(one.place().path())).toList();
        return new RequiredPackage(locked.isEmpty() ? named : locked);
    }

    public static boolean isLock(String path) {
        return LOCK.matcher(path).matches();
    }

    /** Returns the number of the first clause of a requirement with one of these operators. */
    public static Optional<String> number(Requirement requirement, List<String> operators) {
        Matcher matcher =
                CLAUSE.matcher(COMPATIBLE.matcher(requirement.specifier()).replaceAll(range -> ">=%s%s,<%d"
                        .formatted(range.group(1), range.group(2), Integer.parseInt(range.group(1)) + 1)));
        while (matcher.find()) {
            if (operators.contains(matcher.group(1))) {
                return Optional.of(matcher.group(2));
            }
        }
        return Optional.empty();
    }

    /** Returns whether any release is asked for. */
    public boolean isNamed() {
        return !decisive.isEmpty();
    }

    /** Returns whether every release that may be installed has at least this major number: pins decide before ranges. */
    public boolean isAtLeast(int major) {
        List<String> pinned = numbers(PINS);
        List<String> least = pinned.isEmpty() ? numbers(FLOORS) : pinned;
        return !least.isEmpty() && least.stream().allMatch(number -> isAtLeast(number, major));
    }

    /** Returns whether every release that may be installed is below this major number: each requirement says so. */
    public boolean isBelow(int major) {
        return isNamed() && decisive.stream().allMatch(one -> isBelow(one, major));
    }

    private static boolean isBelow(Requirement one, int major) {
        return number(one, ROOFS).filter(number -> !isAtLeast(number, major)).isPresent()
                || number(one, BELOW)
                        .filter(number -> !isAtLeast(number, major) || number.matches(major + "(?:\\.0)*"))
                        .isPresent();
    }

    /** Returns whether every release that may be installed is below this number: each requirement says so. */
    public boolean isBelow(int major, int minor) {
        return isNamed() && decisive.stream().allMatch(one -> isBelow(one, major, minor));
    }

    private static boolean isBelow(Requirement one, int major, int minor) {
        return isBelow(one, major)
                || number(one, EXACT)
                        .filter(number -> minor(number, major)
                                .filter(found -> found < minor)
                                .isPresent())
                        .isPresent()
                || number(one, BELOW)
                        .filter(number -> minor(number, major)
                                .filter(found -> found <= minor)
                                .isPresent())
                        .isPresent();
    }

    /** Returns the second part of a number with this major one; empty if it has none, as in {@code ==2.*}. */
    private static Optional<Integer> minor(String number, int major) {
        Matcher matcher = MINOR.matcher(number);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) == major
                ? Optional.of(Integer.parseInt(matcher.group(2)))
                : Optional.empty();
    }

    private List<String> numbers(List<String> operators) {
        return decisive.stream().flatMap(one -> number(one, operators).stream()).toList();
    }

    private static boolean isAtLeast(String number, int major) {
        Matcher matcher = MAJOR.matcher(number);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= major;
    }

    /** Returns whether every release that may be installed has at least this number: pins decide before ranges. */
    public boolean isAtLeast(int major, int minor) {
        List<String> pinned = numbers(PINS);
        List<String> least = pinned.isEmpty() ? numbers(FLOORS) : pinned;
        return !least.isEmpty() && least.stream().allMatch(number -> isAtLeast(number, major, minor));
    }

    private static boolean isAtLeast(String number, int major, int minor) {
        Matcher matcher = MINOR.matcher(number);
        return isAtLeast(number, major + 1)
                || (matcher.matches()
                        && Integer.parseInt(matcher.group(1)) == major
                        && Integer.parseInt(matcher.group(2)) >= minor);
    }
}
