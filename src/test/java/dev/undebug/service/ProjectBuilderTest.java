package dev.undebug.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProjectBuilderTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");
    private static final int MODULES = 30;

    /** Code of one program that is dead code in another, before and between live code. */
    private static final Map<String, String> TANGLED =
            Map.of("Procfile", """
            web: SHOP_DEBUG=1 python run.py
            api: gunicorn shop:app
            """, "run.py", """
            import os
            from shop import app, serve

            def unused():
                if os.environ.get("NEVER"):
                    later = True
                    serve(later)
                return later

            if os.environ.get("SHOP_DEBUG") == "1":
                app.debug = True
                serve(True)
            else:
                serve(debug=os.environ.get("SHOP_DEBUG"))
            """, "shop.py", """
            import os
            from flask import Flask
            import settings

            app = Flask(__name__)
            app.config.from_object(settings.Production)
            app.config.from_pyfile("settings.py", silent=True)

            flag = True

            def serve(debug=False, **more):
                if os.environ.get("NEVER"):
                    flag = False
                if flag:
                    app.run(use_debugger=flag)
                def numbers():
                    if debug:
                        yield 1
                    value = 2
                    return value
                numbers()
                app.run(debug=debug, **more)

            if __name__ == "__main__":
                app.debug = True
                serve(debug=True)
            elif os.getenv("SHOP_DEBUG"):
                app.config["DEBUG"] = True
            app.testing = True
            """, "settings.py", """
            import sys
            class Base:
                DEBUG = False
                if "shop" in sys.modules:
                    DEBUG = True
            class Production(Base):
                TESTING = False
            def main():
                Production.DEBUG = True
                import shop
                shop.serve()
            if __name__ == "__main__":
                main()
            """);

    @Test
    void whatIsRememberedIsWhatRunningAgainGives() {
        int changes = 0;
        for (String other : List.of("", "other", "(", "0\napp.debug = True")) {
            changes += compareAll(TANGLED, other, 5, 0);
        }
        assertThat(changes).isGreaterThan(100);
    }

    /** The program sets the variable for another one, and has no application of its own. */
    @Test
    void theReasonOfARowDoesNotDependOnWhatIsRemembered() {
        String start = """
                import os
                import subprocess

                import flask

                os.environ["FLASK_DEBUG"] = "1"
                %s(["flask", "run"])
                """;
        Map<String, String> texts =
                Map.of("Procfile", "web: python start.py\n", "start.py", start.formatted("subprocess.call"));
        ProjectBuilder builder = builder(texts);
        builder.project();
        compare(builder, texts, new SourceFile("start.py", start.formatted("False.call")));
    }

    /** The row shows the place of {@code load_dotenv()}, which is before the change. */
    @Test
    void thePlaceOfAnUnseenEnvFileIsThatOfTheNewText() {
        String program = """
                import os
                from dotenv import load_dotenv
                from flask import Flask

                load_dotenv()
                app = Flask(__name__)

                if os.getenv("ENVIRONMENT") == "DEVELOPMENT":
                    app.run(debug=True)
                else:
                    app.run()
                """;
        Map<String, String> texts = Map.of("Procfile", "web: python start.py\n", "start.py", program);
        ProjectBuilder builder = builder(texts);
        builder.project();
        compare(builder, texts, changed(texts, "start.py", "app.run(debug=True)", "app.other(debug=True)"));
    }

    @Test
    @Tag(Needs.CORPUS)
    void whatIsRememberedOfEveryCaseIsWhatRunningAgainGives() {
        int changes = 0;
        int first = 0;
        for (LiterateCase each : LiterateCase.all()) {
            // From case to case, another word is the first.
            changes += compareAll(each.texts(), "False", 300, first++ % 10 * 5);
        }
        assertThat(changes).isGreaterThan(1_000);
    }

    /**
     * Replaces one word in every few by another, from that word of each file on, which makes much of it invalid Python;
     * returns the number of replacements.
     */
    private static int compareAll(Map<String, String> texts, String other, int few, int first) {
        int changes = 0;
        ProjectBuilder builder = builder(texts);
        builder.project();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            // In a notebook, the extracted code changes; a file that was not read has no finding, and so no fix.
            if (PythonPaths.isNotebook(file.getKey())
                    || builder.workspace().file(file.getKey()).isEmpty()) {
                continue;
            }
            String text = file.getValue();
            List<MatchResult> words = WORD.matcher(text).results().toList();
            for (int i = first; i < words.size(); i += few) {
                int start = words.get(i).start();
                int end = words.get(i).end();
                compare(
                        builder,
                        texts,
                        new SourceFile(file.getKey(), text.substring(0, start) + other + text.substring(end)));
                changes++;
            }
        }
        return changes;
    }

    private static void compare(ProjectBuilder builder, Map<String, String> texts, SourceFile changed) {
        Map<String, String> anew = new TreeMap<>(texts);
        anew.put(changed.path(), changed.text());
        assertThat(builder.with(List.of(changed), new WorkBudget(Long.MAX_VALUE))
                        .project()
                        .equals(builder(anew).project()))
                .as("%s%n%s%n%s", changed, changed.text(), texts)
                .isTrue();
    }

    @Test
    void aProgramThatDoesNotComeToAChangeIsNotRunAgain() {
        Map<String, String> texts = everyoneImportsEveryone();
        ProjectBuilder builder = builder(texts);
        builder.project();
        ProjectBuilder changed =
                builder.with(List.of(changed(texts, "m7.py", "debug=True", "")), new WorkBudget(Long.MAX_VALUE));
        changed.project();
        // Each program imports all modules, so that one program is a thirtieth of the whole.
        assertThat(changed.budget().done())
                .isPositive()
                .isLessThan(builder.budget().done() / 5);
    }

    @Test
    void whatDidNotChangeIsNotParsedAgain() {
        Map<String, String> texts = everyoneImportsEveryone();
        ProjectBuilder builder = builder(texts);
        builder.project();
        ProjectBuilder changed = builder.with(List.of(new SourceFile("m7.py", "")), new WorkBudget(Long.MAX_VALUE));
        changed.project();
        for (String path : texts.keySet()) {
            if (path.equals("m7.py")) {
                assertThat(changed.module(path)).isNotEqualTo(builder.module(path));
            } else {
                assertThat(changed.module(path).orElseThrow())
                        .isSameAs(builder.module(path).orElseThrow());
            }
        }
    }

    @Test
    void namesThatAFunctionBindsWhereItNeverComesToCount() {
        ProjectBuilder builder = builder(TANGLED);
        builder.project();
        compare(builder, TANGLED, changed(TANGLED, "shop.py", "flag = False", "other = False"));
        compare(builder, TANGLED, changed(TANGLED, "shop.py", "yield 1", "return 1"));
    }

    @Test
    void changesAddUp() {
        SourceFile first = changed(TANGLED, "shop.py", "serve(debug=True)", "serve()");
        Map<String, String> once = new TreeMap<>(TANGLED);
        once.put("shop.py", first.text());
        SourceFile second = changed(once, "shop.py", "app.testing = True", "app.debug = True");
        ProjectBuilder builder = builder(TANGLED);
        builder.project();
        ProjectBuilder between = builder.with(List.of(first), new WorkBudget(Long.MAX_VALUE));
        between.project();
        once.put("shop.py", second.text());
        assertThat(between.with(List.of(second), new WorkBudget(Long.MAX_VALUE)).project())
                .isEqualTo(builder(once).project());
    }

    private static SourceFile changed(Map<String, String> texts, String path, String from, String to) {
        String text = texts.getOrDefault(path, "");
        assertThat(text).contains(from);
        return new SourceFile(path, text.replace(from, to));
    }

    private static Map<String, String> everyoneImportsEveryone() {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < MODULES; i++) {
            StringBuilder text = new StringBuilder("from flask import Flask\n");
            for (int j = 0; j < MODULES; j++) {
                text.append("import m").append(j).append('\n');
            }
            text.append("app = Flask(__name__)\nif __name__ == '__main__':\n    app.run(debug=True)\n");
            texts.put("m" + i + ".py", text.toString());
        }
        return texts;
    }

    private static ProjectBuilder builder(Map<String, String> texts) {
        MemoryTree tree = new MemoryTree(texts);
        Workspace workspace = new Workspace(tree);
        workspace.load(tree.paths());
        return new ProjectBuilder(workspace, new WorkBudget(Long.MAX_VALUE));
    }
}
