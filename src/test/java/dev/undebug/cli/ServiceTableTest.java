package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.scan.ServiceReport;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceTableTest {
    private static ServiceReport service(String name, Launcher launcher, Exposure exposure) {
        Place place = new SourceFile("Procfile", name).place(new Span(0, 1));
        return new ServiceReport(name, place, launcher, Role.PRODUCTION, exposure, List.of(), List.of());
    }

    @Test
    void theWorstComesFirst() {
        assertThat(ServiceTable.lines(List.of(
                        service("fine", Launcher.GUNICORN, Exposure.NONE),
                        service("dark", Launcher.GUNICORN, Exposure.UNKNOWN),
                        service("open", Launcher.PYTHON, Exposure.CONSOLE),
                        service("flag", Launcher.GUNICORN, Exposure.FLAG))))
                .containsExactly(
                        "SERVICE  STARTED AT  LAUNCHER  ENVIRONMENT  A STRANGER GETS",
                        "open     Procfile:1  python    production   console",
                        "flag     Procfile:1  gunicorn  production   flag",
                        "dark     Procfile:1  gunicorn  production   unknown",
                        "fine     Procfile:1  gunicorn  production   none");
    }

    @Test
    void whatIsNotFollowedTakesOneLine() {
        List<ServiceReport> others = IntStream.range(0, 9)
                .mapToObj(i -> service("proxy" + i, Launcher.UNKNOWN, Exposure.UNKNOWN))
                .toList();
        assertThat(String.join(" ", ServiceTable.lines(others)))
                .isEqualTo("Not evaluated, because Undebug does not know the program: proxy0 (Procfile:1), proxy1"
                        + " (Procfile:1), proxy2 (Procfile:1), proxy3 (Procfile:1) and 5 more.");
        assertThat(ServiceTable.lines(Stream.concat(
                                Stream.of(service("web", Launcher.PYTHON, Exposure.NONE)),
                                others.stream().limit(1))
                        .toList()))
                .containsExactly(
                        "SERVICE  STARTED AT  LAUNCHER  ENVIRONMENT  A STRANGER GETS",
                        "web      Procfile:1  python    production   none",
                        "Not evaluated, because Undebug does not know the program: proxy0 (Procfile:1).");
    }

    @Test
    void equalRowsAreOne() {
        ServiceReport same = service("web", Launcher.PYTHON, Exposure.NONE);
        assertThat(ServiceTable.lines(List.of(same, same))).hasSize(2);
    }
}
