package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerPathTest {
    @ParameterizedTest(name = "[{0}]")
    @CsvSource(delimiter = '|', textBlock = """
            # written        | text            | parent    | name
            ''               | /               | /         | ''
            .                | /               | /         | ''
            /                | /               | /         | ''
            //               | /               | /         | ''
            /..              | /               | /         | ''
            app              | /app            | /         | app
            /app             | /app            | /         | app
            /app/            | /app            | /         | app
            /srv/app.py      | /srv/app.py     | /srv      | app.py
            //srv//app.py    | /srv/app.py     | /srv      | app.py
            /srv/./app.py    | /srv/app.py     | /srv      | app.py
            /srv/../app.py   | /app.py         | /         | app.py
            /../../srv/x     | /srv/x          | /srv      | x
            /srv/../../x     | /x              | /         | x
            ../x             | /x              | /         | x
            /srv/x/.         | /srv/x          | /srv      | x
            /srv/x/..        | /srv            | /         | srv
            /.env            | /.env           | /         | .env
            /.../..a/b..     | /.../..a/b..    | /.../..a  | b..
            /dépôt/🐍.py      | /dépôt/🐍.py     | /dépôt    | 🐍.py
            C:\\\\srv        | /C:\\\\srv      | /         | C:\\\\srv
            ~/app            | /~/app          | /~        | app
            """)
    void isBroughtIntoOneForm(String written, String text, String parent, String name) {
        ContainerPath path = ContainerPath.of(written);
        assertThat(path.text()).isEqualTo(text);
        assertThat(path).hasToString(text).isEqualTo(ContainerPath.of(text));
        assertThat(path.parent().text()).isEqualTo(parent);
        assertThat(path.name()).isEqualTo(name);
        assertThat(path.isRoot()).isEqualTo(text.equals("/"));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(delimiter = '|', textBlock = """
            # folder | written   | resolve     | destination
            /        | ''        | /           | /
            /        | app       | /app        | /app
            /srv     | ''        | /srv        | /srv/
            /srv     | .         | /srv        | /srv/
            /srv     | ./        | /srv        | /srv/
            /srv     | app.py    | /srv/app.py | /srv/app.py
            /srv     | web/      | /srv/web    | /srv/web/
            /srv     | web/.     | /srv/web    | /srv/web/
            /srv     | web/..    | /srv        | /srv/
            /srv     | ..        | /           | /
            /srv     | ../../x   | /x          | /x
            /srv     | /etc/x    | /etc/x      | /etc/x
            /srv     | /etc/     | /etc        | /etc/
            /srv     | /..       | /           | /
            /srv     | ...       | /srv/...    | /srv/...
            """)
    void leadsToWhatIsWrittenInAFolder(String folder, String written, String resolved, String destination) {
        ContainerPath from = ContainerPath.of(folder);
        assertThat(from.resolve(written).text()).isEqualTo(resolved);
        assertThat(from.destination(written)).isEqualTo(destination);
    }

    @ParameterizedTest(name = "{0} below {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # path      | folder | below
            /           | /      | ''
            /app.py     | /      | app.py
            /srv/app.py | /srv   | app.py
            /srv/app.py | /srv/  | app.py
            /srv        | /srv   | ''
            /srv2/x     | /srv   | -
            /           | /srv   | -
            /a/srv/x    | /srv   | -
            """)
    void liesBelowTheFoldersItIsIn(String path, String folder, String below) {
        ContainerPath inner = ContainerPath.of(path);
        assertThat(inner.below(ContainerPath.of(folder))).isEqualTo(Optional.ofNullable(below));
        assertThat(inner.isIn(ContainerPath.of(folder))).isEqualTo(below != null);
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(delimiter = '|', textBlock = """
            # folder | written  | joined
            ''       | ''       | ''
            ''       | lib      | lib
            ''       | /lib     | /lib
            srv      | lib      | srv/lib
            ..       | lib      | ../lib
            srv      | ../lib   | srv/../lib
            /srv     | lib      | /srv/lib
            srv      | /lib     | /lib
            """)
    void joinsWhatIsStillToResolve(String folder, String written, String joined) {
        assertThat(ContainerPath.join(folder, written)).isEqualTo(joined);
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(delimiter = '|', textBlock = """
            # written       | program | dirname
            ''              | ''      | ''
            python          | python  | ''
            ./run.sh        | run.sh  | .
            ../run.sh       | run.sh  | ..
            /usr/bin/python | python  | /usr/bin
            /python         | python  | /
            /               | ''      | /
            bin/            | ''      | bin
            $HOME/bin/flask | flask   | $HOME/bin
            """)
    void takesApartWhatIsWritten(String written, String program, String dirname) {
        assertThat(ContainerPath.program(written)).isEqualTo(program);
        assertThat(ContainerPath.dirname(written)).isEqualTo(dirname);
    }

    @Test
    void knowsTheFoldersAboveAndTheEnds() {
        ContainerPath path = ContainerPath.of("/srv/shop/app.py");
        assertThat(path.upward())
                .extracting(ContainerPath::text)
                .containsExactly("/srv/shop/app.py", "/srv/shop", "/srv", "/");
        assertThat(ContainerPath.ROOT.upward()).containsExactly(ContainerPath.ROOT);
        assertThat(path.ends()).containsExactly("srv/shop/app.py", "shop/app.py", "app.py");
        assertThat(path.parent().withEnding("/__init__.py")).isEqualTo(ContainerPath.of("/srv/shop/__init__.py"));
        assertThat(ContainerPath.of("/srv/app").withEnding(".py").text()).isEqualTo("/srv/app.py");
        assertThat(path.parent().asFolder()).isEqualTo("/srv/shop/");
        assertThat(ContainerPath.ROOT.asFolder()).isEqualTo("/");
    }

    @Test
    void takesVeryLongPaths() {
        String deep = "/d".repeat(1_000_000);
        assertThat(ContainerPath.of(deep + "/app.py").name()).isEqualTo("app.py");
        assertThat(ContainerPath.of(deep + "/..".repeat(1_000_001)).isRoot()).isTrue();
        assertThat(ContainerPath.of("/".repeat(1_000_000)).isRoot()).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void resolvesAsTheFileSystemDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String folder = "/" + PathTexts.any(random);
            String written = PathTexts.any(random);
            assertThat(ContainerPath.of(folder).resolve(written).text())
                    .as("%s in %s", written, folder)
                    .isEqualTo(Path.of(folder)
                            .normalize()
                            .resolve(written)
                            .normalize()
                            .toString());
        }
    }
}
