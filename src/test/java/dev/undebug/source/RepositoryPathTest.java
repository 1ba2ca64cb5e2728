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

class RepositoryPathTest {
    @ParameterizedTest(name = "[{0}]")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # written            | text              | folder      | name       | extension | top
            ''                   | ''                | ''          | ''         | ''        | ''
            .                    | ''                | ''          | ''         | ''        | ''
            /                    | ''                | ''          | ''         | ''        | ''
            ..                   | ''                | ''          | ''         | ''        | ''
            app.py               | app.py            | ''          | app.py     | py        | app.py
            src/web/app.py       | src/web/app.py    | src/web     | app.py     | py        | src
            src/web/             | src/web           | src         | web        | ''        | src
            /src/app.py          | src/app.py        | src         | app.py     | py        | src
            src//web///app.py    | src/web/app.py    | src/web     | app.py     | py        | src
            ./src/./app.py       | src/app.py        | src         | app.py     | py        | src
            src/../app.py        | app.py            | ''          | app.py     | py        | app.py
            ../../app.py         | app.py            | ''          | app.py     | py        | app.py
            src/../../etc/x      | etc/x             | etc         | x          | ''        | etc
            src/web/.            | src/web           | src         | web        | ''        | src
            src/web/..           | src               | ''          | src        | ''        | src
            .env                 | .env              | ''          | .env       | ''        | .env
            .envs/.db            | .envs/.db         | .envs       | .db        | ''        | .envs
            a.b/c.tar.gz         | a.b/c.tar.gz      | a.b         | c.tar.gz   | gz        | a.b
            a.b/c                | a.b/c             | a.b         | c          | ''        | a.b
            app.                 | app.              | ''          | app.       | ''        | app.
            ...                  | ...               | ''          | ...        | ''        | ...
            ..a/.b./c..          | ..a/.b./c..       | ..a/.b.     | c..        | ''        | ..a
            src\\\\app.py        | src\\\\app.py     | ''          | src\\\\app.py | py     | src\\\\app.py
            dépôt/日本/🐍.py      | dépôt/日本/🐍.py   | dépôt/日本   | 🐍.py      | py        | dépôt
            ' a / b '            | ' a / b '         | ' a '       | ' b '      | ''        | ' a '
            ~/app.py             | ~/app.py          | ~           | app.py     | py        | ~
            """)
    void isBroughtIntoOneForm(String written, String text, String folder, String name, String extension, String top) {
        RepositoryPath path = RepositoryPath.of(written);
        assertThat(path.text()).isEqualTo(text);
        assertThat(path).hasToString(text).isEqualTo(RepositoryPath.of(text));
        assertThat(path.folder().text()).isEqualTo(folder);
        assertThat(path.name()).isEqualTo(name);
        assertThat(path.extension()).isEqualTo(extension);
        assertThat(path.top()).isEqualTo(top);
        assertThat(path.isRoot()).isEqualTo(text.isEmpty());
        assertThat(String.join("/", path.names())).isEqualTo(text);
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # folder | written          | resolve     | at
            ''       | ''               | ''          | ''
            ''       | .                | ''          | ''
            ''       | ..               | -           | ''
            ''       | ../app.py        | -           | app.py
            src      | app.py           | src/app.py  | src/app.py
            src      | ./app.py         | src/app.py  | src/app.py
            src      | web//app.py      | src/web/app.py | src/web/app.py
            src      | web/             | src/web     | src/web
            src      | ..               | ''          | ''
            src      | ../app.py        | app.py      | app.py
            src      | ../../app.py     | -           | app.py
            src      | ../../src/app.py | -           | src/app.py
            src      | web/../../../a   | -           | a
            src      | /app.py          | -           | src/app.py
            src      | ~/app.py         | -           | src/~/app.py
            src      | ~                | -           | src/~
            src      | ./~/app.py       | src/~/app.py | src/~/app.py
            a/b/c    | ../../x/./y/..   | a/x         | a/x
            """)
    void leadsToWhatIsWrittenInAFolder(String folder, String written, String resolved, String at) {
        RepositoryPath from = RepositoryPath.of(folder);
        assertThat(from.resolve(written).map(RepositoryPath::text)).isEqualTo(Optional.ofNullable(resolved));
        assertThat(from.at(written).text()).isEqualTo(at);
    }

    @ParameterizedTest(name = "{0} below {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # path      | folder | below
            ''          | ''     | ''
            src/app.py  | ''     | src/app.py
            src/app.py  | src    | app.py
            src/app.py  | src/   | app.py
            src         | src    | ''
            src2/app.py | src    | -
            src         | src/a  | -
            a/src/x     | src    | -
            """)
    void liesBelowTheFoldersItIsIn(String path, String folder, String below) {
        RepositoryPath inner = RepositoryPath.of(path);
        assertThat(inner.below(RepositoryPath.of(folder))).isEqualTo(Optional.ofNullable(below));
        assertThat(inner.isIn(RepositoryPath.of(folder))).isEqualTo(below != null);
    }

    @Test
    void knowsTheFoldersAbove() {
        assertThat(RepositoryPath.of("a/b/c.py").above())
                .extracting(RepositoryPath::text)
                .containsExactly("a/b", "a", "");
        assertThat(RepositoryPath.of("a/b").upward())
                .extracting(RepositoryPath::text)
                .containsExactly("a/b", "a", "");
        assertThat(RepositoryPath.of("c.py").above()).containsExactly(RepositoryPath.ROOT);
        assertThat(RepositoryPath.ROOT.above()).isEmpty();
        assertThat(RepositoryPath.ROOT.upward()).containsExactly(RepositoryPath.ROOT);
        assertThat(RepositoryPath.ROOT.folder()).isEqualTo(RepositoryPath.ROOT);
    }

    @Test
    void endsWithWholeNames() {
        RepositoryPath path = RepositoryPath.of("ops/prod/compose.yml");
        assertThat(path.endsWith("compose.yml")).isTrue();
        assertThat(path.endsWith("prod/compose.yml")).isTrue();
        assertThat(path.endsWith("ops/prod/compose.yml")).isTrue();
        assertThat(path.endsWith("d/compose.yml")).isFalse();
        assertThat(path.endsWith("ose.yml")).isFalse();
        assertThat(path.endsWith("x/ops/prod/compose.yml")).isFalse();
    }

    @Test
    void takesVeryLongPaths() {
        String deep = "d/".repeat(1_000_000);
        assertThat(RepositoryPath.of(deep + "app.py").name()).isEqualTo("app.py");
        assertThat(RepositoryPath.of(deep + "../".repeat(1_000_000)).isRoot()).isTrue();
        assertThat(RepositoryPath.ROOT.resolve(deep + "../".repeat(1_000_001))).isEmpty();
        assertThat(RepositoryPath.of("/".repeat(1_000_000)).isRoot()).isTrue();
    }

    /** A path that leads above its base still begins with {@code ..} there. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesWhatTheFileSystemHasOutside() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String folder = RepositoryPath.of(PathTexts.any(random)).text();
            String written = PathTexts.any(random);
            Path expected = Path.of(folder, "./" + written).normalize();
            Optional<String> resolved =
                    RepositoryPath.of(folder).resolve("./" + written).map(RepositoryPath::text);
            assertThat(resolved)
                    .as("%s in %s", written, folder)
                    .isEqualTo(Optional.of(expected.toString()).filter(text -> !expected.startsWith("..")));
        }
    }
}
