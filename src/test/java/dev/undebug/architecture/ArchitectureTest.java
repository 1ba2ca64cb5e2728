package dev.undebug.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the import directions between packages. */
class ArchitectureTest {
    private static final String BASE = "dev.undebug.";
    private static final Path SOURCES = Path.of("src/main/java/dev/undebug");
    private static final Path BROKEN = Path.of("src/test/java/dev/undebug/architecture/broken");
    private static final Pattern BEGIN = Pattern.compile("Begin with \\{@link ([A-Za-z]+)}\\.");

    /** The most files that a newcomer can keep in view. */
    private static final int MOST_FILES = 45;

    private static final Rooms ROOMS = new Rooms();

    /** Names for {@code @FieldSource}. */
    static final List<String> PACKAGES = List.copyOf(ROOMS.imports().keySet());

    static final List<String> WITH_ROOMS = List.copyOf(ROOMS.roomImports().keySet());

    static final List<String> CORE = Rooms.CORE;

    /** The classes of the core that several threads share, or that start them. */
    private static final Set<String> SHARED = Set.of(
            "AheadThread",
            "HeadStart",
            "RunsAhead",
            "AheadWork",
            "AskedModules",
            "Workspace",
            "MadeOfTexts",
            "ScanSlots",
            "ServingBodies");

    /** The simple names that two classes may have, with the reason. */
    private static final Map<String, String> SAME_NAMES = Map.of(
            "Answer", "of the client for GitHub, and of the stand-in for GitHub",
            "Call", "of the client for GitHub, and of the stand-in for GitHub",
            "CheckRuns", "of the client for GitHub, and of the stand-in for GitHub",
            "Event", "of a webhook, as GitHub calls it, and of a program's run");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.undebug");

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void importsOnlyWhatItMay(String name) {
        directions(name).check(MAIN);
    }

    @ParameterizedTest
    @FieldSource("WITH_ROOMS")
    void aRoomImportsOnlyTheRoomsThatItMay(String name) {
        rooms(name, ROOMS.roomImports().get(name)).check(MAIN);
    }

    @Test
    void packagesDoNotImportOneAnotherInCircles() {
        withoutCircles(BASE).check(MAIN);
    }

    @Test
    void theTableOfRoomsHasNoCircle() {
        lowerOnesFirst(ROOMS.roomImports());
        assertThat(ROOMS.roomImports()).hasSizeGreaterThan(40);
    }

    @Test
    void everyPackageIsInTheTable() {
        complete(ROOMS.names(), filesByPackage(MAIN));
    }

    @Test
    void noPackageHasMoreFilesThanANewcomerCanKeepInView() {
        small(filesByPackage(MAIN));
    }

    /** Package documentation says what lives in the package, what it may import, and where a newcomer begins. */
    @ParameterizedTest
    @MethodSource("names")
    void everyPackageSaysWhereANewcomerBegins(String name) throws IOException {
        introduces(SOURCES.resolve(name.replace('.', '/')), ROOMS.sentence(name));
    }

    @Test
    void aSimpleNameMeansOneClass() {
        assertThat(sameNames(MAIN).keySet()).containsExactlyInAnyOrderElementsOf(SAME_NAMES.keySet());
    }

    static Stream<String> names() {
        return ROOMS.names();
    }

    private static void lowerOnesFirst(Map<String, List<String>> table) {
        List<String> below = new ArrayList<>();
        table.forEach((name, others) -> {
            assertThat(below).as(name).containsAll(others);
            below.add(name);
        });
    }

    private static void complete(Stream<String> table, Map<String, Set<String>> files) {
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(table.toList());
    }

    private static void small(Map<String, Set<String>> files) {
        assertThat(files).allSatisfy((name, names) -> assertThat(names).as(name).hasSizeLessThanOrEqualTo(MOST_FILES));
    }

    private static void introduces(Path folder, String sentence) throws IOException {
        String text = PackageText.read(folder).text();
        assertThat(text).contains(sentence);
        Matcher first = BEGIN.matcher(text);
        assertThat(first.find()).as("Begin with {@link …}").isTrue();
        assertThat(folder.resolve(first.group(1) + ".java")).exists();
    }

    /** Returns the packages of each simple name that several top-level classes have. */
    private static Map<String, Set<String>> sameNames(JavaClasses classes) {
        Map<String, Set<String>> packages = new TreeMap<>();
        filesByPackage(classes)
                .forEach((name, files) -> files.forEach(file ->
                        packages.computeIfAbsent(file, key -> new TreeSet<>()).add(name)));
        packages.values().removeIf(names -> names.size() < 2);
        return packages;
    }

    /** Returns the names of top-level classes. */
    private static Map<String, Set<String>> filesByPackage(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        type -> type.getPackageName().substring(BASE.length()),
                        Collectors.mapping(ArchitectureTest::file, Collectors.toSet())));
    }

    private static String file(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.split("\\$")[0];
    }

    @ParameterizedTest
    @FieldSource("CORE")
    void theCoreDoesNoInputOrOutputAndReadsNoClock(String name) {
        purity(BASE + name).check(MAIN);
    }

    /** Everything else in the core is of one thread: what several share is in these classes. */
    @ParameterizedTest
    @FieldSource("CORE")
    void fewClassesOfTheCoreKnowOfThreads(String name) {
        threads(BASE + name, SHARED).check(MAIN);
    }

    @Test
    void gitHubLibrariesStopAtTheDoor() {
        foreign("org.kohsuke..", "github").check(MAIN);
        foreign("io.jsonwebtoken..", "github").check(MAIN);
    }

    @Test
    void databaseStopsAtTheQueue() {
        foreign("java.sql..", "queue").check(MAIN);
        foreign("com.github.kagkarlsson..", "queue").check(MAIN);
    }

    /** Tests each rule with a class that breaks it. */
    @Test
    void guardsCatchTheBreakage() {
        JavaClasses broken = new ClassFileImporter().importPackages("dev.undebug.architecture.broken");
        assertThat(broken).hasSizeGreaterThanOrEqualTo(2);
        String here = BASE + "architecture.broken";
        assertThatThrownBy(() -> purity(here).check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.time.Clock")
                .hasMessageContaining("java.nio.file.Files")
                .hasMessageContaining("System.getenv");
        assertThatThrownBy(() -> threads(here, Set.of()).check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("AtomicInteger");
        assertThatThrownBy(() -> withoutCircles(here + ".").check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
        assertThatThrownBy(() -> rooms("architecture.broken.upper", List.of()).check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("architecture.broken.lower.");
        assertThatThrownBy(() -> foreign("java.sql..", "queue").check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.sql.Connection");
        assertThatThrownBy(() ->
                        directions("architecture.broken", List.of("source")).check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.undebug.pull.CommitSha");
        assertThat(sameNames(broken))
                .containsExactly(Map.entry("Twin", Set.of("architecture.broken.lower", "architecture.broken.upper")));
    }

    /** Tests each rule about the table with a table that breaks it. */
    @Test
    void guardsCatchAWrongTable() {
        Map<String, List<String>> circle = new LinkedHashMap<>();
        circle.put("lower", List.of("upper"));
        circle.put("upper", List.of("lower"));
        assertThatThrownBy(() -> lowerOnesFirst(circle))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[lower]");
        Map<String, Set<String>> files = Map.of("lower", Set.of("LowerRoom"), "upper", Set.of("UpperRoom"));
        assertThatThrownBy(() -> complete(Stream.of("lower"), files))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"upper\"");
        assertThatThrownBy(() -> complete(Stream.of("lower", "upper", "attic"), files))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"attic\"");
        Set<String> tooMany =
                IntStream.rangeClosed(0, MOST_FILES).mapToObj(i -> "Room" + i).collect(Collectors.toSet());
        assertThatThrownBy(() -> small(Map.of("upper", tooMany)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[upper]");
    }

    /** Tests the rule about the documentation of packages with some that lack a sentence or name no class. */
    @Test
    void guardCatchesAPackageThatSaysTooLittle() {
        assertThatThrownBy(() -> introduces(BROKEN.resolve("lower"), "It imports no other package of ours."))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("It imports no other package of ours.");
        assertThatThrownBy(() -> introduces(BROKEN.resolve("lower"), "A room"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Begin with");
        assertThatThrownBy(() -> introduces(BROKEN.resolve("upper"), "A room"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("LowerRoom.java");
    }

    private static ArchRule directions(String name) {
        return directions(name, ROOMS.imports().get(name));
    }

    private static ArchRule directions(String name, List<String> mayImport) {
        String[] allowed = Stream.concat(mayImport.stream(), Stream.of(name))
                .map(other -> BASE + other + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("dev.undebug..")
                        .or(JavaClass.Predicates.resideInAnyPackage(allowed)));
    }

    /** A room may import the named rooms of its own package; other packages are not checked. */
    private static ArchRule rooms(String name, List<String> mayImport) {
        String own = name.split("\\.")[0];
        String[] allowed = Stream.concat(mayImport.stream(), Stream.of(name))
                .map(other -> BASE + other)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(BASE + name)
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage(BASE + own + "..")
                        .or(JavaClass.Predicates.resideInAnyPackage(allowed)));
    }

    private static ArchRule withoutCircles(String base) {
        return SlicesRuleDefinition.slices().matching(base + "(**)").should().beFreeOfCycles();
    }

    private static ArchRule purity(String packageName) {
        return noClasses()
                .that()
                .resideInAPackage(packageName + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java.net..", "java.nio.file..", "java.sql..", "org.slf4j..")
                        // An address as a value; nothing opens it.
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(java.net.URI.class)))
                        .or(JavaClass.Predicates.type(java.io.File.class))
                        .or(JavaClass.Predicates.assignableTo(java.time.Clock.class)))
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now");
    }

    private static ArchRule threads(String packageName, Set<String> allowed) {
        return noClasses()
                .that()
                .resideInAPackage(packageName + "..")
                .and(DescribedPredicate.describe(
                        "may not be shared", (JavaClass type) -> !allowed.contains(file(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                // Many rooms have no such class.
                .allowEmptyShould(true);
    }

    private static ArchRule foreign(String foreignPackage, String door) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(BASE + door + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreignPackage);
    }
}
