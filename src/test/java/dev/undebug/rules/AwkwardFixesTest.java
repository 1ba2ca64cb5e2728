package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.scan.Focus;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Edit;
import dev.undebug.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Fixes in code whose formatting is easily broken. */
class AwkwardFixesTest {
    private static final String HEAD =
            "import os\nfrom functools import partial\nfrom flask import Flask\napp = Flask(__name__)\n";

    /**
     * Lines after the head of a program.
     *
     * @param fixed the same lines after all fixes
     */
    record Case(String lines, String fixed) {}

    static final List<Case> CASES = List.of(
            new Case("app.run(**{\"debug\": True})", "app.run(**{\"debug\": False})"),
            new Case(
                    "opts = dict(debug = True, port=80)\napp.run(**opts)",
                    "opts = dict(debug = False, port=80)\napp.run(**opts)"),
            new Case(
                    "opts = {'port': 80,\n\t'debug': 1, # mine\n}\napp.run(**opts)",
                    "opts = {'port': 80,\n\t'debug': 0, # mine\n}\napp.run(**opts)"),
            new Case("partial(app.run, debug=True)()", "partial(app.run)()"),
            new Case("app.run(debug=(True))", "app.run()"),
            new Case("app.run(debug=(\n    True  # for me\n), port=80)", "app.run(port=80)"),
            new Case("app.run('0.0.0.0', 80, True)", "app.run('0.0.0.0', 80, False)"),
            new Case("app.run \\\n    (port=80,\n     debug=True)", "app.run \\\n    (port=80)"),
            new Case("x = 1; app.run(debug=True); y = 2", "x = 1; app.run(); y = 2"),
            new Case("app.debug = True; app.run()", "app.debug = False; app.run()"),
            new Case("app . debug=\\\n  True\napp.run()", "app . debug=\\\n  False\napp.run()"),
            new Case("app.config['DEBUG']=True# no space\napp.run()", "app.config['DEBUG']=False# no space\napp.run()"),
            new Case(
                    "class C:\n\tDEBUG: bool = True\n\tTITLE = 'shop'\n\nif C.DEBUG: print(1)\napp.config.from_object(C)\napp.run()",
                    "class C:\n\tDEBUG: bool = False\n\tTITLE = 'shop'\n\nif C.DEBUG: print(1)\napp.config.from_object(C)\napp.run()"),
            new Case(
                    "app.config.update(\n  dict(\n    DEBUG = True ,\n  ),\n)\napp.run()",
                    "app.config.update(\n  dict(\n    DEBUG = False ,\n  ),\n)\napp.run()"),
            new Case("app.run(debug=os.getenv( 'DEBUG' , '1' )=='1')", "app.run(debug=os.getenv( 'DEBUG' )=='1')"),
            new Case("app.run(debug=(os.getenv('DEBUG', 'True')))", "app.run(debug=(os.getenv('DEBUG') == '1'))"),
            new Case(
                    "app.run(debug=bool(\n    os.environ.get(\n        'DEBUG',\n        True,\n    )\n), port=80)",
                    "app.run(debug=os.environ.get('DEBUG') == '1', port=80)"),
            new Case(
                    "app.run(debug=os.environ.get(\"DEBUG\", \"true\").lower() in (\n    \"1\",  # on\n    \"true\",\n))",
                    "app.run(debug=os.environ.get(\"DEBUG\", \"false\").lower() in (\n    \"1\",  # on\n    \"true\",\n))"),
            new Case(
                    "DEBUG = os.environ.get('DEBUG') or 'yes'  # default\napp.run(debug=DEBUG)",
                    "DEBUG = os.environ.get('DEBUG') == '1'  # default\napp.run(debug=DEBUG)"),
            new Case("app.run(debug='DEBUG' in os.environ)", "app.run(debug=os.environ.get('DEBUG') == '1')"),
            new Case("app.run(debug=not os.getenv('PRODUCTION'))", "app.run(debug=os.getenv('PRODUCTION') == '0')"),
            new Case("os.environ['FLASK_DEBUG']='1'\napp.run()", "os.environ['FLASK_DEBUG']='0'\napp.run()"),
            new Case(
                    "os.environ.update({'FLASK_DEBUG': \"true\",})\napp.run()",
                    "os.environ.update({'FLASK_DEBUG': \"0\",})\napp.run()"));

    @ParameterizedTest
    @FieldSource("CASES")
    void areThoseThatAreShown(Case awkward) {
        assertThat(fixed(HEAD + awkward.lines() + "\n")).isEqualTo(HEAD + awkward.fixed() + "\n");
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void keepTheLineEndsOfWindows(Case awkward) {
        String windows = ("\uFEFF" + HEAD + awkward.lines() + "\n").replace("\n", "\r\n");
        assertThat(fixed(windows)).isEqualTo(("\uFEFF" + HEAD + awkward.fixed() + "\n").replace("\n", "\r\n"));
    }

    private static String fixed(String text) {
        List<Finding> findings = scan(text);
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.fix().isPresent());
        List<Edit> edits = findings.stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix.edits().stream())
                .toList();
        String fixed = Edit.apply(text, edits);
        assertThat(scan(fixed)).isEmpty();
        return fixed;
    }

    private static List<Finding> scan(String text) {
        return new Scanner(Rules.ALL)
                .scan(new MemoryTree(Map.of("app.py", text)), ScanPolicy.DEFAULT, Focus.all())
                .findings();
    }
}
