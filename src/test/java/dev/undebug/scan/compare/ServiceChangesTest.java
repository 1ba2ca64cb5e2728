package dev.undebug.scan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.MemoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceChangesTest {
    private static final String OFF = "from flask import Flask\napp = Flask(__name__)\napp.run('0.0.0.0')\n";
    private static final String HOST =
            "import socket\n" + OFF.replace("'0.0.0.0'", "debug=socket.gethostname() == 'a'");
    private static final String COMPOSE = "services:\n  web:\n    build: .\n    command: flask run --host 0.0.0.0\n";
    private static final Map<String, String> BASE = Map.of(
            "app.py",
            OFF,
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            "compose.yml",
            COMPOSE);

    @Test
    void theHostMayDecide() {
        assertThat(doubts(Map.of("app.py", HOST))).containsExactly("UNKNOWN image");
    }

    @Test
    void aReasonThatWasThereIsNoDoubt() {
        assertThat(doubts(scan(Map.of("app.py", HOST)), scan(Map.of("app.py", "\n\n" + HOST)), Map.of()))
                .isEmpty();
    }

    @Test
    void anotherReasonIsADoubt() {
        Map<String, String> host = Map.of("app.py", HOST);
        assertThat(doubts(host, Map.of("app.py", HOST.replace("'a'", "'b'")))).containsExactly("UNKNOWN image");
        assertThat(doubts(
                        host,
                        Map.of(
                                "app.py",
                                HOST.replace("\napp.run", "\nif socket.getfqdn(): app.run(debug=True)\napp.run"))))
                .containsExactly("UNKNOWN image");
        assertThat(doubts(host, Map.of("app.py", HOST.replace("\napp.run", "\napp.title = 'Shop'\napp.run"))))
                .isEmpty();
        String guarded = "import socket\n" + OFF.replace("app.run('0.0.0.0')", """
                if socket.gethostname() == 'a':
                    app.run('0.0.0.0', debug=True)
                else:
                    app.run('0.0.0.0')
                """);
        assertThat(doubts(Map.of("app.py", guarded), Map.of("app.py", guarded.replace("'a'", "'b'"))))
                .containsExactly("UNKNOWN image");
        assertThat(doubts(Map.of("app.py", guarded), Map.of("app.py", "\n" + guarded)))
                .isEmpty();
    }

    @Test
    void anotherLaunchThatIsNotFollowedIsADoubt() {
        String acme = COMPOSE.replace("flask run --host 0.0.0.0", "acme-server --port 80");
        Map<String, String> before = Map.of("compose.yml", acme);
        assertThat(doubts(before, Map.of("compose.yml", acme.replace("--port 80", "--reload"))))
                .containsExactly("UNKNOWN web");
        assertThat(doubts(before, Map.of("compose.yml", "# The shop\n" + acme.replace("--port", " --port"))))
                .isEmpty();
        String image = "FROM python:3.12\nCOPY . .\nCMD [\"sh\", \"start.sh\"]\n";
        Map<String, String> script = Map.of("Dockerfile", image, "start.sh", "exec acme-server\n");
        assertThat(doubts(script, Map.of("Dockerfile", image, "start.sh", "exec bolt-server\n")))
                .containsExactly("UNKNOWN image");
        assertThat(doubts(script, Map.of("Dockerfile", image, "start.sh", "echo hello\nexec acme-server\n")))
                .isEmpty();
    }

    @Test
    void aServiceForVisitorsThatIsCalledOneForDevelopersIsADoubt() {
        String debug = COMPOSE + "    environment: {FLASK_DEBUG: 1}\n";
        assertThat(doubts(Map.of("compose.yml", debug + "    profiles: [dev]\n")))
                .containsExactly("RELABELLED web");
        assertThat(doubts(Map.of("compose.yml", COMPOSE + "    profiles: [dev]\n")))
                .isEmpty();
    }

    @Test
    void anEndIsADoubtUnlessAnotherServiceBegins() {
        assertThat(doubts(Map.of("compose.yml", "services: {db: {image: postgres}}\n")))
                .containsExactly("GONE web");
        assertThat(doubts(Map.of("compose.yml", COMPOSE.replace("web", "shop"))))
                .isEmpty();
        assertThat(doubts(Map.of("compose.yml", COMPOSE.replace("web", "web-dev"))))
                .containsExactly("GONE web");
    }

    @Test
    void aCommandMayMoveToAScript() {
        Map<String, String> script = Map.of(
                "Dockerfile",
                "FROM python:3.12\nCOPY . .\nCMD [\"sh\", \"start.sh\"]\n",
                "start.sh",
                "exec python app.py\n");
        assertThat(doubts(script)).isEmpty();
    }

    private static List<String> doubts(Map<String, String> changes) {
        return doubts(scan(Map.of()), scan(changes), Map.of());
    }

    private static List<String> doubts(Map<String, String> before, Map<String, String> after) {
        return doubts(scan(before), scan(after), Map.of());
    }

    private static List<String> doubts(ScanResult base, ScanResult head, Map<String, String> renames) {
        return new ServiceChanges(renames)
                .doubts(base, head, path -> true).stream()
                        .map(doubt -> doubt.kind() + " " + doubt.service().name())
                        .toList();
    }

    private static ScanResult scan(Map<String, String> changes) {
        Map<String, String> files = new HashMap<>(BASE);
        files.putAll(changes);
        return new Scanner(Rules.ALL).scan(new MemoryTree(files), ScanPolicy.DEFAULT, Focus.all());
    }
}
