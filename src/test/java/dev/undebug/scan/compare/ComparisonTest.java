package dev.undebug.scan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.MemoryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Decides which findings count as introduced. */
class ComparisonTest {
    private static final String APP =
            "from flask import Flask\n\napp = Flask(__name__)\nif __name__ == \"__main__\":\n    app.run(debug=True)\n";
    private static final String FLAG = "web: flask run --debug\n";

    @Test
    void aNewFindingIsIntroduced() {
        assertThat(introduced(Map.of(), Map.of("Procfile", FLAG), Map.of()))
                .extracting(Finding::rule)
                .containsExactly("flask-run-flag");
    }

    @Test
    void whatWasThereIsNot() {
        assertThat(introduced(Map.of("Procfile", FLAG), Map.of("Procfile", FLAG), Map.of()))
                .isEmpty();
    }

    @Test
    void movedAndReformattedCodeIsNotNew() {
        String moved = "release: ./migrate.sh\n\nweb:   flask   run --port 80 --debug\n";
        assertThat(introduced(Map.of("Procfile", FLAG), Map.of("Procfile", moved), Map.of()))
                .isEmpty();
    }

    @Test
    void aRenamedFileIsFollowed() {
        Map<String, String> base = Map.of("old/Procfile", FLAG);
        Map<String, String> head = Map.of("new/Procfile", FLAG.replace("run", "run --port 80"));
        assertThat(introduced(base, head, Map.of("old/Procfile", "new/Procfile")))
                .isEmpty();
        assertThat(introduced(base, head, Map.of())).hasSize(1);
    }

    @Test
    void whoNamesAStageHasNotAddedWhatItStarts() {
        String docker = "FROM python:3.13\nRUN pip install flask\nCMD [\"flask\", \"run\", \"--debug\"]\n";
        String stages =
                docker.replace("3.13", "3.13 AS builder") + "\nFROM builder AS tools\nRUN apt-get install git\n";
        assertThat(scan(Map.of("Dockerfile", docker)).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
        assertThat(introduced(Map.of("Dockerfile", docker), Map.of("Dockerfile", stages), Map.of()))
                .isEmpty();
        assertThat(introduced(Map.of("Dockerfile", stages), Map.of("Dockerfile", docker), Map.of()))
                .isEmpty();
    }

    @Test
    void whoRenamesAServiceHasNotAddedItsVariables() {
        String web =
                "services:\n  web:\n    image: shop\n    command: flask run\n    environment:\n      FLASK_DEBUG: 1\n";
        Map<String, String> base = Map.of("compose.yaml", web);
        assertThat(introduced(base, Map.of("compose.yaml", web.replace("web:", "shop:")), Map.of()))
                .isEmpty();
        String second = web.replace("web:", "shop:") + web.substring(web.indexOf("  web:"));
        assertThat(introduced(base, Map.of("compose.yaml", second), Map.of())).hasSize(1);
    }

    @Test
    void whoRenamesAFunctionHasNotAddedWhatIsInIt() {
        String main = inFunction("main");
        assertThat(introduced(Map.of("app.py", main), Map.of("app.py", inFunction("serve")), Map.of()))
                .isEmpty();
    }

    @Test
    void codeThatIsInAFunctionNowIsNotNew() {
        assertThat(introduced(Map.of("app.py", APP), Map.of("app.py", inFunction("main")), Map.of()))
                .isEmpty();
        assertThat(introduced(Map.of("app.py", inFunction("main")), Map.of("app.py", APP), Map.of()))
                .isEmpty();
    }

    @Test
    void codeThatIsInAFunctionNowAndWorseThereIsNew() {
        String idle = "import sys\n" + APP.replace("__name__ == \"__main__\"", "sys.platform == \"x\" and False");
        assertThat(introduced(Map.of("app.py", idle), Map.of("app.py", inFunction("main")), Map.of()))
                .extracting(Finding::rule)
                .containsExactly("flask-run-debug");
    }

    @Test
    void codeThatIsInAFunctionAsWellIsNewThere() {
        String both = inFunction("main").replace("    main()\n", "    main()\n    app.run(debug=True)\n");
        assertThat(introduced(Map.of("app.py", APP), Map.of("app.py", both), Map.of()))
                .hasSize(1);
    }

    private static String inFunction(String name) {
        return "from flask import Flask\n\napp = Flask(__name__)\ndef " + name
                + "():\n    app.run(debug=True)\nif __name__ == \"__main__\":\n    " + name + "()\n";
    }

    @Test
    void aSecondEqualOneIsNew() {
        String two = "web: flask run --debug\nweb: flask run --debug\n";
        assertThat(introduced(Map.of("Procfile", FLAG), Map.of("Procfile", two), Map.of()))
                .hasSize(1);
    }

    @Test
    void ofEqualOnesThatIsIntroducedWhoseLineIsNew() {
        String far = "# far\n".repeat(5);
        String one = "A=1\n" + far + "FLASK_DEBUG=1\n";
        String two = "FLASK_DEBUG=1\nA=1\n" + far + "FLASK_DEBUG=1\n";
        Map<String, String> base = Map.of(".env", one, "Procfile", "web: flask run\n");
        Map<String, String> head = Map.of(".env", two, "Procfile", "web: flask run\n");
        assertThat(introduced(base, head, Map.of()))
                .extracting(finding -> finding.place().line())
                .containsExactly(1);
        assertThat(introduced(head, base, Map.of())).isEmpty();
    }

    @Test
    void ofEqualOnesThatHaveChangedThatIsIntroducedWhichComesElsewhere() {
        String far = "# far\n".repeat(5);
        Map<String, String> base = Map.of(".env", "A=1\n" + far + "FLASK_DEBUG=1\n", "Procfile", "web: flask run\n");
        Map<String, String> head =
                Map.of(".env", "FLASK_DEBUG=1\nA=1\n" + far + "FLASK_DEBUG=True\n", "Procfile", "web: flask run\n");
        assertThat(introduced(base, head, Map.of()))
                .extracting(finding -> finding.place().line())
                .containsExactly(1);
    }

    /** Lines are added anywhere to a file with equal findings: exactly the added findings are introduced. */
    @Test
    void ofEqualOnesThoseAreIntroducedThatAreAdded() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<String> base = new ArrayList<>(List.of("FLASK_DEBUG=1"));
            for (int i = random.nextInt(8); i > 0; i--) {
                base.add(random.nextInt(base.size() + 1), random.nextBoolean() ? "FLASK_DEBUG=1" : "A" + i + "=1");
            }
            List<String> head = new ArrayList<>(base);
            for (int i = random.nextInt(4); i > 0; i--) {
                head.add(random.nextInt(head.size() + 1), "FLASK_DEBUG=true");
            }
            List<Integer> added = IntStream.rangeClosed(1, head.size())
                    .filter(line -> head.get(line - 1).equals("FLASK_DEBUG=true"))
                    .boxed()
                    .toList();
            assertThat(introduced(
                            Map.of(".env", String.join("\n", base), "Procfile", "web: flask run\n"),
                            Map.of(".env", String.join("\n", head), "Procfile", "web: flask run\n"),
                            Map.of()))
                    .as("seed %d", seed)
                    .extracting(finding -> finding.place().line())
                    .isEqualTo(added);
        }
    }

    @Test
    void whatIsMadeLiveElsewhereIsIntroduced() {
        Map<String, String> base = Map.of(".env", "FLASK_DEBUG=1\n", "Procfile", "web: gunicorn shop:app\n");
        Map<String, String> head = Map.of(".env", "FLASK_DEBUG=1\n", "Procfile", "web: flask run\n");
        assertThat(introduced(base, head, Map.of()))
                .extracting(finding -> finding.place().path())
                .containsExactly(".env");
        assertThat(introduced(head, base, Map.of())).isEmpty();
    }

    @Test
    void whatWasForDevelopmentIsIntroducedWhereItIsMovedToProduction() {
        String image = "FROM python:3.13\nRUN pip install flask\nCMD [\"flask\", \"run\", \"--debug\"]\n";
        assertThat(introduced(
                        Map.of("dev/Dockerfile", image),
                        Map.of("deploy/Dockerfile", image),
                        Map.of("dev/Dockerfile", "deploy/Dockerfile")))
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
        String compose =
                "services:\n  web:\n    image: shop\n    command: flask run\n    environment:\n      FLASK_DEBUG: 1\n";
        assertThat(introduced(
                        Map.of("dev/docker-compose.yml", compose),
                        Map.of("prod/docker-compose.yml", compose),
                        Map.of("dev/docker-compose.yml", "prod/docker-compose.yml")))
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void whoTakesAwayTheLaunchThatDidNotReachItHasNotMadeItLive() {
        Map<String, String> base = Map.of("app.py", APP, "Procfile", "web: gunicorn app:app\n");
        Map<String, String> head = Map.of("app.py", APP);
        assertThat(scan(head).findings()).extracting(Finding::severity).contains(Severity.HIGH);
        assertThat(introduced(base, head, Map.of())).isEmpty();
        assertThat(introduced(base, Map.of("app.py", APP, "Procfile", "web: python app.py\n"), Map.of()))
                .extracting(Finding::rule)
                .containsExactly("flask-run-debug");
    }

    @Test
    void whoTakesAwayTheLaunchForDevelopmentHasNotMadeItLive() {
        String compose = "services:\n  web:\n    build: .\n    command: python app.py\n";
        ScanResult base = new Scanner(Rules.ALL)
                .baseline(
                        new MemoryTree(Map.of("app.py", APP, "docker-compose.dev.yml", compose)),
                        ScanPolicy.DEFAULT,
                        Focus.all());
        assertThat(Comparison.introduced(base, scan(Map.of("app.py", APP)), Map.of()))
                .isEmpty();
        assertThat(Comparison.introduced(base, scan(Map.of("app.py", APP, "Procfile", "web: $START\n")), Map.of()))
                .extracting(Finding::rule)
                .containsExactly("flask-run-debug");
    }

    @Test
    void whoPutsALaunchInItsPlaceThatCannotBeFollowedMayHaveMadeItLive() {
        Map<String, String> base = Map.of("app.py", APP, "Procfile", "web: gunicorn app:app\n");
        assertThat(List.of("web: $START\n", "web: exec `cat start.txt`\n", "web: sh -c '$0 app.py' python\n"))
                .allSatisfy(launch -> assertThat(introduced(base, Map.of("app.py", APP, "Procfile", launch), Map.of()))
                        .extracting(Finding::rule)
                        .containsExactly("flask-run-debug"));
        assertThat(introduced(base, Map.of("app.py", APP, "Procfile", "web: java -jar shop.jar\n"), Map.of()))
                .isEmpty();
        assertThat(introduced(
                        Map.of("app.py", APP, "Procfile", "web: gunicorn app:app\nother: $START\n"),
                        Map.of("app.py", APP, "Procfile", "other: $START\n"),
                        Map.of()))
                .isEmpty();
        assertThat(introduced(
                        Map.of("app.py", APP, "Procfile", "web: gunicorn app:app\nother: $START\n"),
                        Map.of("app.py", APP, "Procfile", "web: $START\n"),
                        Map.of()))
                .as("as many as before, but it is another one that cannot be followed")
                .hasSize(1);
    }

    @Test
    void aFileThatStartsItselfFromNowOnIsMadeLive() {
        String set = "from flask import Flask\n\napp = Flask(__name__)\napp.debug = True\n";
        assertThat(introduced(Map.of("app.py", set), Map.of("app.py", set + "app.run()\n"), Map.of()))
                .extracting(Finding::rule)
                .contains("flask-app-debug");
    }

    /** The severity is the same before and after; the exposure is not. */
    @Test
    void aSeverityThatIsConfiguredHidesNotWhatIsMadeLive() {
        String compose = "services:\n  web:\n    build: .\n    command: python app.py\n";
        Map<String, String> live = Map.of("app.py", APP, "Procfile", "web: python app.py\n");
        List<Map<String, String>> bases = List.of(
                Map.of("app.py", APP),
                Map.of("app.py", APP, "Procfile", "web: gunicorn app:app\n"),
                Map.of("app.py", APP, "docker-compose.dev.yml", compose));
        assertThat(bases).allSatisfy(base -> {
            assertThat(alwaysCritical(base, live)).extracting(Finding::rule).contains("flask-run-debug");
            assertThat(alwaysCritical(base, base)).isEmpty();
        });
        assertThat(alwaysCritical(bases.get(2), Map.of("app.py", APP, "docker-compose.yml", compose)))
                .hasSize(1);
        assertThat(alwaysCritical(live, live)).isEmpty();
        assertThat(alwaysCritical(live, bases.get(0))).isEmpty();
    }

    private static List<Finding> alwaysCritical(Map<String, String> base, Map<String, String> head) {
        ScanPolicy policy = RepositoryConfig.parse(
                        new SourceFile(RepositoryConfig.PATH, "rules:\n  flask-run-debug: critical\n"))
                .policy();
        Scanner scanner = new Scanner(Rules.ALL);
        ScanResult before = scanner.baseline(new MemoryTree(new TreeMap<>(base)), policy, Focus.all());
        ScanResult now = scanner.scan(new MemoryTree(new TreeMap<>(head)), policy, Focus.all());
        return Comparison.introduced(before, now, Map.of()).stream()
                .filter(finding -> finding.rule().equals("flask-run-debug"))
                .toList();
    }

    @Test
    void codeThatIsInAnotherFileNowIsNotNew() {
        Map<String, String> base = Map.of("app.py", APP, "Procfile", "web: python app.py\n");
        Map<String, String> head = Map.of(
                "app.py",
                "from flask import Flask\n\napp = Flask(__name__)\n",
                "run.py",
                "from app import app\n\nif __name__ == \"__main__\":\n  app.run( debug=True )\n",
                "Procfile",
                "web: python run.py\n");
        assertThat(introduced(base, head, Map.of())).isEmpty();
        assertThat(scan(head).findings()).extracting(Finding::rule).contains("flask-run-debug");
    }

    @Test
    void codeThatIsInAFunctionOfAnotherFileNowIsNotNew() {
        Map<String, String> base = Map.of("app.py", APP, "Procfile", "web: python app.py\n");
        String run =
                "from app import app\n\ndef main():\n    app.run(debug=True)\n\nif __name__ == '__main__':\n    main()\n";
        Map<String, String> head = Map.of(
                "app.py",
                "from flask import Flask\n\napp = Flask(__name__)\n",
                "run.py",
                run,
                "Procfile",
                "web: python run.py\n");
        assertThat(introduced(base, head, Map.of())).isEmpty();
        Map<String, String> other = new TreeMap<>(head);
        other.put("run.py", run.replace("debug=True", "port=80, debug=True"));
        assertThat(introduced(base, other, Map.of())).hasSize(1);
    }

    @Test
    void ofCodeThatIsInTwoFilesNowOneIsNew() {
        Map<String, String> head = Map.of("one.py", APP, "two.py", APP);
        assertThat(introduced(Map.of("app.py", APP), head, Map.of())).hasSize(1);
        assertThat(introduced(Map.of("one.py", APP), head, Map.of()))
                .extracting(finding -> finding.place().path())
                .containsExactly("two.py");
    }

    @Test
    void codeThatIsInAnotherFileAndWorseThereIsNew() {
        Map<String, String> base = Map.of("app.py", APP);
        assertThat(introduced(base, Map.of("run.py", APP, "Procfile", "web: python run.py\n"), Map.of()))
                .hasSize(1);
    }

    @Test
    void otherCodeInAnotherFileIsNew() {
        Map<String, String> head = Map.of("run.py", APP.replace("debug=True", "port=80, debug=True"));
        assertThat(introduced(Map.of("app.py", APP), head, Map.of())).hasSize(1);
    }

    @Test
    void whatCouldNotBeReadHasNotGoneToAnotherFile() {
        ScanResult head = new Scanner(Rules.ALL)
                .scan(
                        MemoryTree.of("run.py", APP).unread("app.py", "it is too large"),
                        ScanPolicy.DEFAULT,
                        Focus.all());
        assertThat(Comparison.introduced(scan(Map.of("app.py", APP)), head, Map.of()))
                .hasSize(1);
    }

    @Test
    void aCommentThatIsNewIsTold() {
        String allowed = "# undebug: allow flask-run-flag -- a closed network\n" + FLAG;
        Map<String, String> open = Map.of("Procfile", FLAG);
        Map<String, String> head = Map.of("Procfile", allowed);
        assertThat(newlyAllowed(Map.of(), head)).hasSize(1);
        assertThat(newlyAllowed(open, head)).hasSize(1);
        assertThat(newlyAllowed(head, head)).isEmpty();
        assertThat(newlyAllowed(head, open)).isEmpty();
    }

    @Test
    void whatACommentAllowsAndAnotherLaunchMakesLiveIsTold() {
        String allowed = APP.replace("True)", "True)  # undebug: allow flask-run-debug -- gunicorn never gets here");
        Map<String, String> base = Map.of("app.py", allowed, "Procfile", "web: gunicorn app:app\n");
        assertThat(newlyAllowed(base, Map.of("app.py", allowed, "Procfile", "web: python app.py\n")))
                .hasSize(1);
        assertThat(newlyAllowed(base, Map.of("app.py", allowed, "Procfile", "web: $START\n")))
                .hasSize(1);
        assertThat(newlyAllowed(base, Map.of("app.py", allowed))).isEmpty();
        assertThat(newlyAllowed(base, base)).isEmpty();
    }

    @Test
    void whatNoCommentAllowsAnyMoreIsIntroduced() {
        String allowed = "# undebug: allow flask-run-flag -- a closed network\n" + FLAG;
        assertThat(introduced(Map.of("Procfile", allowed), Map.of("Procfile", FLAG), Map.of()))
                .hasSize(1);
    }

    @Test
    void aNewCommentOfAnotherToolAllowsNothingUnlessItSaysWhy() {
        Map<String, String> open = Map.of("app.py", APP);
        Map<String, String> bare = Map.of("app.py", APP.replace("True)", "True)  # nosec"));
        Map<String, String> coded = Map.of("app.py", APP.replace("True)", "True)  # noqa: S104, S201"));
        Map<String, String> reasoned =
                Map.of("app.py", APP.replace("True)", "True)  # nosec B201 -- a closed network"));
        assertThat(allowed(Map.of(), bare)).isFalse();
        assertThat(allowed(open, bare)).isFalse();
        assertThat(allowed(open, coded)).isFalse();
        assertThat(allowed(open, reasoned)).isTrue();
        assertThat(allowed(bare, bare)).isTrue();
        assertThat(allowed(coded, bare)).isTrue();
    }

    private static boolean allowed(Map<String, String> base, Map<String, String> head) {
        List<Finding> findings =
                Comparison.withoutBareComments(scan(base), scan(head), Map.of()).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0).suppressed();
    }

    private static List<Finding> newlyAllowed(Map<String, String> base, Map<String, String> head) {
        return Comparison.newlyAllowed(scan(base), scan(head), Map.of());
    }

    @Test
    void ofEqualOnesThatIsNewlyAllowedWhoseCommentIsNew() {
        String allowed = "# undebug: allow flask-run-flag -- a closed network\n" + FLAG;
        Map<String, String> base = Map.of("Procfile", FLAG);
        Map<String, String> head = Map.of("Procfile", allowed + "\n" + FLAG);
        assertThat(newlyAllowed(base, head))
                .extracting(finding -> finding.place().line())
                .containsExactly(2);
        assertThat(introduced(base, head, Map.of())).allMatch(Finding::suppressed);
    }

    @Test
    void fingerprintsHaveTheShapeOfAMarker() {
        assertThat(scan(Map.of("Procfile", FLAG)).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fingerprint()).matches("[0-9a-v]{24}"));
    }

    @Test
    void fingerprintsTellFilesAndEqualFindingsApart() {
        List<Finding> equal = scan(Map.of("Procfile", FLAG + FLAG)).findings();
        String first = equal.get(0).fingerprint();
        String second = equal.get(1).fingerprint();
        assertThat(Comparison.alike(equal.get(0))).contains(first, second).hasSize(256);
        Finding moved = scan(Map.of("web/Procfile", FLAG)).findings().get(0);
        assertThat(Comparison.alike(moved)).contains(moved.fingerprint()).doesNotContain(first, second);
        assertThat(Comparison.sameInAnotherFile(first, moved.fingerprint())).isTrue();
        assertThat(Comparison.sameInAnotherFile(second, moved.fingerprint())).isFalse();
        assertThat(Comparison.isIn(first, "Procfile")).isTrue();
        assertThat(Comparison.isIn(moved.fingerprint(), "Procfile")).isFalse();
    }

    private static List<Finding> introduced(
            Map<String, String> base, Map<String, String> head, Map<String, String> renames) {
        return Comparison.introduced(scan(base), scan(head), renames);
    }

    private static ScanResult scan(Map<String, String> texts) {
        return new Scanner(Rules.ALL).scan(new MemoryTree(new TreeMap<>(texts)), ScanPolicy.DEFAULT, Focus.all());
    }
}
