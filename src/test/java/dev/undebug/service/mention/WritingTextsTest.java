package dev.undebug.service.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingTextsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "deploy.sh ~ sed -i s/false/true/ settings.json",
                "deploy.sh ~ echo '{}' > settings.json",
                "deploy.sh ~ jq .debug=true in.json >> /srv/shop/settings.json",
                "deploy.sh ~ generate | sudo tee /srv/shop/settings.json",
                "deploy.sh ~ cp alt.json settings.json && systemctl restart shop",
                "deploy.sh ~ scp alt.json shop:/srv/shop/settings.json",
                "deploy.sh ~ ssh shop \"mv /tmp/x /srv/shop/settings.json\"",
                "deploy.sh ~ docker cp alt.json web:/app/settings.json",
                "deploy.sh ~ curl -fso settings.json https://example.com/s",
                "deploy.ps1 ~ Set-Content -Path settings.json -Value $text",
                "Makefile ~ \tln -sf debug.json settings.json",
                "site.yml ~ '    dest: /srv/shop/settings.json'",
                "cloudbuild.yaml ~ args: ['-i', 's/false/true/', 'settings.json']",
                "gen.js ~ fs.writeFileSync(\"settings.json\", text)",
                "gen.js ~ const target = 'settings.json'; fs.writeFileSync(target, text)",
                "gen.php ~ file_put_contents('settings.json', $text);",
                "main.go ~ os.WriteFile(\"settings.json\", text, 0o644)",
                "gen.py ~ json.dump(data, open('settings.json', 'w'))",
                "gen.py ~ Path('settings.json').write_text(text)",
                "gen.py ~ shutil.copy('alt.json', 'settings.json')",
                "noxfile.py ~ session.run('sed', '-i', 's/false/true/', 'settings.json')",
            })
    void mayWrite(String path, String line) {
        assertThat(WritingTexts.to(new SourceFile(path, "first\n" + line + "\n"), "settings.json"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "deploy.sh ~ cat settings.json",
                "deploy.sh ~ # sed -i s/false/true/ settings.json",
                "deploy.sh ~ sed s/false/true/ settings.json",
                "deploy.sh ~ cp settings.json /srv/shop/settings.json",
                "deploy.sh ~ scp settings.json shop:/srv/shop/",
                "deploy.sh ~ sed -i s/a/b/ other.settings.json",
                "deploy.sh ~ sed -i s/a/b/ settings.json.example",
                "deploy.sh ~ check settings.json > report.txt",
                "deploy.sh ~ test -f settings.json || exit 1",
                ".gitignore ~ settings.json",
                "package.json ~ \"files\": [\"settings.json\"]",
                "docker-compose.yml ~ - ./settings.json:/app/settings.json",
                "gen.js ~ const settings = require('./settings.json')",
                "gen.py ~ json.load(open('settings.json'))",
                "gen.py ~ text = Path('settings.json').read_text()",
            })
    void onlyNames(String path, String line) {
        assertThat(WritingTexts.to(new SourceFile(path, "first\n" + line + "\n"), "settings.json"))
                .isEmpty();
    }

    @Test
    void followsVariablesOfProgramsToTheLineThatWrites() {
        SourceFile file = new SourceFile(
                "gen.py",
                "import json\nSETTINGS = 'settings.json'\n\nwith open(SETTINGS, 'w') as out:\n    json.dump({}, out)\n");

        assertThat(WritingTexts.to(file, "settings.json").map(file::place).map(place -> place.line()))
                .contains(4);
    }

    @Test
    void takesTooManyNamesForOneThatWrites() {
        assertThat(WritingTexts.to(new SourceFile("list.txt", "settings.json ".repeat(600)), "settings.json"))
                .isPresent();
    }
}
