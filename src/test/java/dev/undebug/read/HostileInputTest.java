package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.compose.ComposeProject;
import dev.undebug.read.format.Reader;
import dev.undebug.read.kustomize.KustomizeProject;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Marks;
import dev.undebug.testing.Needs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts that try to crash a reader or to keep it busy. */
@Tag(Needs.FUZZ)
class HostileInputTest {
    /** Stops an endless loop; the benchmarks measure the rest. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final List<String> PATHS = List.of(
            "Dockerfile",
            "docker-compose.yml",
            "Procfile",
            ".env",
            "requirements.txt",
            "environment.yml",
            "start.sh",
            "start.fish",
            "start.bat",
            "start.ps1",
            "Makefile",
            "package.json",
            "Taskfile.yml",
            "justfile",
            "ansible/site.yml",
            "group_vars/production.yml",
            "shop/init.sls",
            "templates/shop.service.j2",
            "templates/env.erb",
            "templates/shop.conf.epp",
            "k8s/web.yaml",
            "values.yaml",
            "shop.service",
            "supervisord.conf",
            "uwsgi.ini",
            "circus.ini",
            "monitrc",
            "shop.initd",
            "env/FLASK_DEBUG",
            "uwsgi.yaml",
            "uwsgi.json",
            "uwsgi.xml",
            "app.yaml",
            "app.json",
            "fly.toml",
            "render.yaml",
            "railway.json",
            "railway.toml",
            "nixpacks.toml",
            "ecosystem.config.js",
            "task-definition.json",
            "template.yaml",
            ".replit",
            "koyeb.yaml",
            "apprunner.yaml",
            "vercel.json",
            "captain-definition",
            "fabfile.py",
            "rc.local",
            ".gitlab-ci.yml",
            "main.tf",
            "shop.nomad",
            "shop.container",
            "manifest.yml",
            ".do/app.yaml",
            "apache.conf",
            ".github/workflows/deploy.yml",
            ".circleci/config.yml",
            "skaffold.yaml",
            "heroku.yml",
            "Jenkinsfile",
            ".devcontainer/devcontainer.json",
            "pyproject.toml",
            "setup.cfg",
            "poetry.lock",
            "Pipfile.lock");

    /** One file of each syntax. */
    private static final List<String> SYNTAXES = List.of(
            "Dockerfile",
            "docker-compose.yml",
            "Procfile",
            ".env",
            "requirements.txt",
            "start.sh",
            "start.bat",
            "start.ps1",
            "justfile",
            "task-definition.json",
            "main.tf",
            "uwsgi.ini",
            "uwsgi.xml",
            "fly.toml",
            "ecosystem.config.js",
            "apache.conf",
            "Jenkinsfile");

    private static final String POD = "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: web, image: x}]}\n";

    /** Each function has two ways to the next one. */
    private static String arms(int count) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        for (int i = 0; i < count; i++) {
            script.append("f%1$d() { case \"$1\" in start) f%2$d ;; stop) f%2$d ;; esac; }\n".formatted(i, i + 1));
        }
        return script + "case \"$1\" in start) f0 ;; stop) f0 ;; esac\n";
    }

    private static String functions(int count) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        for (int i = 0; i < count; i++) {
            script.append("f%d() { f%d; }\n".formatted(i, i + 1));
        }
        return script + "f0\n";
    }

    private static String labels(int count) {
        StringBuilder script = new StringBuilder("call :a0\n");
        for (int i = 0; i < count; i++) {
            script.append(":a%d\ncall :a%d\ncall :a%d\n".formatted(i, i + 1, i / 2));
        }
        return script.toString();
    }

    /** Each part has two ways to the next ones, one to any, and one back. */
    private static String jumps(int count) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < count; i++) {
            script.append("if a==b goto a%d\nif a==c goto a%d\nif a==d goto %%1\nif a==e goto a%d\nflask run\n:a%d\n"
                    .formatted(i + 1, i + 2, i / 2, i));
        }
        return script.toString();
    }

    private static String lines(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining());
    }

    /** Some 80,000 characters each, for one file of each syntax. */
    private static final Map<String, String> TEXTS = texts(5);

    /** Shorter, for every format: those of one syntax differ in what they do with a text that can be read. */
    private static final Map<String, String> SHORTER_TEXTS = texts(16);

    private static Map<String, String> texts(int share) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("brackets", "[".repeat(100_000 / share));
        texts.put("conditions of a template", "{% if a %}".repeat(40_000 / share));
        texts.put("values of a template", "A=<%= a %>\n<% if a { %>\n".repeat(15_000 / share));
        texts.put("states", "a%d:\n  cmd.run:\n    - env: [A=1]\n".repeat(10_000 / share));
        texts.put("builds", "docker build -f a .\n".repeat(20_000 / share));
        texts.put("builds in substitutions", "$(docker build -f a ".repeat(20_000 / share));
        texts.put("builds over there", "ssh a \"docker build -f a .; ssh b 'docker ".repeat(9_000 / share));
        texts.put("functions that build", "a() { b; b; }; b() { a; a; docker build -f a .; }\n".repeat(8_000 / share));
        texts.put(
                "rules that build",
                "a:\n\ta() { b; b; }; b() { a; a; }; a; docker build -f a .\n".repeat(6_000 / share));
        texts.put("steps that build", "sh 'docker build -f a .'\nA = 'docker'\n".repeat(9_000 / share));
        texts.put(
                "jobs that build",
                "a: {steps: [{run: &a docker build -f a .}, {env: {A: b}}]}\n" + "b: [*a, ".repeat(9_000 / share));
        texts.put(
                "calls over there",
                "ssh a 'b; " + "sudo ".repeat(40_000 / share) + "; " + "A=b ".repeat(40_000 / share));
        texts.put("unfinished calls over there", "ssh a '" + "; A=".repeat(100_000 / share));
        texts.put("options over there", "ssh a 'bash " + "-e ".repeat(100_000 / share));
        texts.put("arms that call each other", arms(2_000 / share));
        texts.put("functions that call each other", functions(20_000 / share));
        texts.put(
                "functions that may return",
                "a() {\n" + "if b; then return; fi\n".repeat(4_000 / share) + "exit\n}\na\n");
        texts.put(
                "loops that may be left",
                "while :; do\nif a; then break; fi\n".repeat(2_000 / share) + "exit\ndone\n".repeat(2_000 / share));
        texts.put("labels one after the other", "call :a0\n" + lines(50_000 / share, ":a%d\n"));
        texts.put("space in a check for a file", "if (-not " + " ".repeat(100_000 / share) + "x)\n");
        texts.put(
                "programs that start others",
                "start-stop-daemon -S -x ".repeat(4_000 / share) + "doas xterm -e setuidgid a ".repeat(8_000 / share));
        texts.put(
                "one of many arguments",
                "if [ \"$1\" = a ]" + " || [ \"$1\" = a ]".repeat(10_000 / share)
                        + "; then a; elif [ \"$1\" = start ]; then b; fi\n");
        texts.put("many arguments", "if [ \"$1\" = start ]; then a; el".repeat(4_000 / share));
        texts.put("labels that call each other", labels(4_000 / share));
        texts.put("jumps in a batch file", jumps(4_000 / share));
        texts.put("comments of Windows", "rem a ^\na & (rem ".repeat(5_000 / share) + "@".repeat(40_000 / share));
        texts.put("arrays", "a=()\n${a[@]}\n".repeat(20_000 / share));
        texts.put("open arrays", "a=(b ".repeat(60_000 / share));
        texts.put("open literals", "@(".repeat(100_000 / share) + "\n" + "$a = @( \n".repeat(20_000 / share));
        texts.put("words of Windows", "nssm install a " + "b\"c\"".repeat(40_000 / share));
        texts.put(
                "services of Windows",
                ("sc create a binPath= \"" + "\\\"".repeat(1_500) + "\n").repeat(80 / share + 1));
        texts.put("watchdogs", "pgrep a || nohup b &\nif ! nc -z localhost 1; then a; fi\n".repeat(6_000 / share));
        texts.put("programs that keep variables", "sudo -E env -u A ".repeat(20_000 / share) + "a");
        texts.put("programs behind sudo", "sudo a ".repeat(60_000 / share));
        texts.put("stages that start programs", "stage('run') { sh 'docker rm a & b' }\n".repeat(15_000 / share));
        texts.put("stages for tests", "stage('run') { sh 'a &' }\nstage('test') { }\n".repeat(15_000 / share));
        texts.put("written files", "cat > a <<X\n$A${B}$(c)`d`${\nX\n".repeat(8_000 / share));
        texts.put("checks", "check process a\nstart program = \"b\"\n".repeat(8_000 / share));
        texts.put("watchers", "[watcher:a]\ncmd = b\n[env:a*]\nC = d\n".repeat(1_000 / share + 1));
        texts.put("applications of hosts", "PassengerStartupFile a.py\n<VirtualHost b>\n".repeat(8_000 / share));
        texts.put("folders of variables", "web: " + "envdir a chpst -e b ".repeat(20_000 / share) + "c");
        texts.put("printed env files", "env " + "$(cat .env | xargs) ".repeat(10_000 / share) + "a\n");
        texts.put("variables of fish", "#!/usr/bin/fish\nset -x " + "-a ".repeat(100_000 / share) + "A b");
        texts.put("options of fish", "#!/usr/bin/fish\nset -" + "x".repeat(400_000 / share));
        texts.put("arguments of builds", "ARG A=$A$A\nENV A=$A\nFROM $A\n".repeat(15_000 / share));
        texts.put(
                "builds with arguments",
                "docker build --build-arg A=$A " + "--build-arg A ".repeat(20_000 / share) + ".");
        texts.put(
                "starts of Windows",
                "start " + "/d ".repeat(100_000 / share) + "\n" + "start /d /d\n".repeat(8_000 / share));
        texts.put("copies of Windows", "copy " + "/y ".repeat(100_000 / share) + "\ncopy" + " ".repeat(50_000 / share));
        texts.put("variables of PowerShell", "[Environment]::SetEnvironmentVariable('A', ".repeat(8_000 / share));
        texts.put("processes of PowerShell", "Start-Process " + "a -b 'c', ".repeat(30_000 / share));
        texts.put("braces", "{a: ".repeat(100_000 / share));
        texts.put("sequences", "- ".repeat(100_000 / share));
        texts.put("quotes", "A='\"".repeat(100_000 / share));
        texts.put("escaped line ends", "A=\"" + "\\\n".repeat(200_000 / share));
        texts.put("yaml escapes", "services: {a: {command: \"" + "\\\n ".repeat(100_000 / share) + "x\"}}");
        texts.put("expansions", "web: ${A:-".repeat(40_000 / share));
        texts.put("closed expansions", "web: " + "${A:-".repeat(40_000 / share) + "x" + "}".repeat(40_000 / share));
        texts.put("dollars", "web: " + "$".repeat(400_000 / share));
        texts.put("parentheses", "web: " + "$(".repeat(200_000 / share));
        texts.put("wrappers", "web: " + "exec ".repeat(80_000 / share) + "x");
        texts.put("shells", "web: " + "sh -c ".repeat(80_000 / share) + "x");
        texts.put(
                "assignments",
                "web: " + "A=1 ".repeat(100_000 / share) + "sh -c '" + "x;".repeat(50_000 / share) + "'");
        texts.put("exports", "web: " + "export A=1;x;".repeat(30_000 / share));
        texts.put("here-documents", "RUN a <<X\n".repeat(40_000 / share));
        texts.put(
                "many here-documents",
                "FROM a\nRUN " + "<<X ".repeat(50_000 / share) + "\n" + "X\n".repeat(50_000 / share));
        texts.put("continuations", "FROM a\nRUN a \\\n".repeat(30_000 / share));
        texts.put("directives", "# escape=`\n".repeat(40_000 / share));
        texts.put("variables that double", "FROM a\nENV A=aaaaaaaa\n" + "ENV A=$A$A\n".repeat(40_000 / share));
        texts.put("long values", "FROM a\nENV A=" + "a".repeat(200) + "\nENV B=" + "$A".repeat(200_000 / share));
        texts.put("stages", "FROM a AS b\nENV X=1\nCOPY . .\n".repeat(15_000 / share));
        texts.put("stages of each other", "FROM b AS b\nCOPY . .\nCOPY --from=b / /\n".repeat(10_000 / share));
        texts.put("variables", "ENV A%d=1\nFROM b AS b\n".repeat(20_000 / share));
        texts.put("dotenv values that double", "A=aaaaaaaa\n" + "A=${A}${A}\n".repeat(40_000 / share));
        texts.put("dotenv braces", "A=" + "${".repeat(200_000 / share));
        texts.put("requirements", "a[".repeat(200_000 / share));
        texts.put("continued requirements", "a \\\n".repeat(100_000 / share));
        texts.put(
                "lists of conda again and again",
                "dependencies:\n- &a\n  pip:\n" + "  - a\n".repeat(10_000 / share) + "- *a\n".repeat(20_000 / share));
        texts.put("spaces", "web:" + " ".repeat(400_000 / share));
        texts.put("folders", "FROM a\nWORKDIR " + "a/".repeat(200_000 / share) + "\nCOPY x y\n".repeat(10));
        texts.put("working directories", "FROM a\nWORKDIR /\n" + "WORKDIR aaaaaaaaaaaaaaaa\n".repeat(20_000 / share));
        texts.put("templates", "{{".repeat(200_000 / share));
        texts.put(
                "closed templates",
                "a: " + "{{ .Values.a }}".repeat(20_000 / share) + "\n{{ x }}".repeat(20_000 / share));
        texts.put("a list of itself", "&a\nkind: List\nitems: [*a, *a, *a]\n");
        texts.put("a mapping of itself", "apiVersion: v1\nkind: Pod\nspec: &a {b: *a, c: *a, d: *a}\n");
        texts.put("sections", "[program:a]\ncommand=python a.py\n".repeat(15_000 / share));
        texts.put("long sections", "[Service]\n" + "Environment=A=1\\\n".repeat(30_000 / share));
        texts.put("blocks of Terraform", "a {".repeat(100_000 / share));
        texts.put("lists of Terraform", "a = " + "[".repeat(200_000 / share));
        texts.put("calls of Terraform", "a = " + "f(".repeat(100_000 / share));
        texts.put("heredocs of Terraform", "a = <<X\n".repeat(40_000 / share));
        texts.put("labels of Terraform", "a" + " \"b\"".repeat(60_000 / share));
        texts.put("expressions of Terraform", "a = \"" + "${".repeat(100_000 / share));
        texts.put(
                "tasks of Terraform",
                "resource aws_ecs_task_definition a {\n  container_definitions = <<X\n[]\nX\n}\n"
                        .repeat(6_000 / share));
        String lambda = "resource aws_lambda_function a {\n  environment {\n    variables = local.a0\n  }\n}\n";
        texts.put("denials of Terraform", "a = " + "!".repeat(200_000 / share));
        texts.put("operations of Terraform", "a = 1" + " + 1".repeat(100_000 / share));
        texts.put("conditions of Terraform", "a = b" + " ? c : d".repeat(60_000 / share));
        texts.put("parentheses of Terraform", "a = " + "(".repeat(200_000 / share));
        texts.put("indices of Terraform", "a = b" + "[0]".repeat(100_000 / share));
        texts.put("locals of Terraform", lambda + locals("local.a%d", 4_000 / share));
        texts.put("lists of Terraform that double", lambda + locals("concat(local.a%1$d, local.a%1$d)", 4_000 / share));
        texts.put(
                "texts of Terraform that double", lambda + locals("\"x${local.a%1$d}${local.a%1$d}\"", 4_000 / share));
        texts.put(
                "loops of Terraform",
                lambda
                        + locals(
                                "[for x in local.a%1$d : [for y in local.a%1$d : [for z in local.a%1$d : x]]]",
                                4_000 / share));
        texts.put(
                "modules of Terraform",
                lambda + "module a {\n source = \"./\"\n}\nmodule b {\n source = \"./\"\n}\n".repeat(2_000 / share));
        texts.put("quotes of a script", "module.exports = {" + "a: '\\".repeat(60_000 / share));
        texts.put("comments of a script", "module.exports = {" + "/*".repeat(150_000 / share));
        texts.put("comments of TOML", "[deploy]\nstartCommand = \"x\" " + " #".repeat(150_000 / share) + "'");
        texts.put("elements", "<uwsgi>" + "<env>A=1</env>".repeat(30_000 / share));
        texts.put("open elements", "<uwsgi>" + "<env".repeat(100_000 / share) + ">");
        texts.put("comments of XML", "<uwsgi>" + "<!--".repeat(100_000 / share));
        texts.put("character data", "<uwsgi><env>" + "<![CDATA[".repeat(40_000 / share));
        texts.put("entities", "<uwsgi><env>" + "&amp;&#1;&x;".repeat(30_000 / share) + "</env>");
        texts.put("slashes", "<uwsgi>" + "<a/b/c/d/e".repeat(30_000 / share) + "/>");
        texts.put("laughs", laughs("[%s, %s, %s, %s, %s, %s, %s, %s]"));
        texts.put("merged laughs", laughs("{<<: [%s, %s, %s, %s, %s, %s, %s, %s]}"));
        texts.put("laughs in a script", "a: {script: " + within("[&a%1$d %2$s, *a%1$d, *a%1$d]") + "}");
        texts.put("laughs in a step", "jobs: {a: {steps: [{run: " + within("[&a%1$d %2$s, *a%1$d, *a%1$d]") + "}]}}");
        texts.put("laughs in variables", "a: {variables: " + within("{a: &a%1$d %2$s, b: *a%1$d, c: *a%1$d}") + "}");
        texts.put("a circle", "services: &a {web: &b {<<: *b, environment: &c [*c], command: *c}, <<: *a}");
        texts.put("services that extend each other", extending(10_000 / share));
        texts.put("a service that extends itself", "services: {a: &a {extends: a, image: x}, b: {<<: *a, extends: b}}");
        texts.put(
                "a file that includes itself",
                "include: [docker-compose.yml, {path: [docker-compose.yml]}]\nservices: {}");
        texts.put("a mapping that merges itself", "services: {web: &b {<<: *b, image: x}}");
        texts.put("one mapping for many services", shared(10_000 / share));
        texts.put("mistakes", "a: b\n" + "]\n".repeat(100_000 / share));
        texts.put("NUL", "\0".repeat(100_000 / share));
        texts.put("lone surrogates", "services: {a: {command: \"\uD83D \uDC0D\"}}\n\uD83D");
        texts.put("line separators", "services:\u2028  a:\u0085    image: x\u2029\f\u000b");
        texts.put("unfinished escape", "services: {a: \"\\u");
        texts.put("only a byte order mark", "\uFEFF");
        return texts;
    }

    /** Returns locals, each of which refers to the next one. */
    private static String locals(String shape, int count) {
        StringBuilder text = new StringBuilder("locals {\n");
        for (int i = 0; i < count; i++) {
            text.append("  a")
                    .append(i)
                    .append(" = ")
                    .append(String.format(shape, i + 1))
                    .append('\n');
        }
        return text.append("  a").append(count).append(" = [1, 2, 3, 4]\n}\n").toString();
    }

    private static String laughs(String shape) {
        StringBuilder text = new StringBuilder("a0: &a0 {x: 1}\n");
        for (int i = 1; i < 40; i++) {
            String alias = "*a" + (i - 1);
            text.append("a").append(i).append(": &a").append(i).append(' ');
            text.append(shape.replace("%s", alias)).append('\n');
        }
        return text.append("services: {web: {environment: *a39, command: *a39, volumes: *a39, <<: *a39}}")
                .toString();
    }

    private static String within(String shape) {
        String text = "[flask run]";
        for (int i = 0; i < 24; i++) {
            text = String.format(shape, i, text);
        }
        return text;
    }

    private static String shared(int count) {
        StringBuilder text = new StringBuilder("x: &x\n  environment: &e\n");
        for (int i = 0; i < count; i++) {
            text.append("    A").append(i).append(": 1\n");
        }
        text.append("services:\n");
        for (int i = 0; i < count; i++) {
            text.append("  s").append(i).append(": *x\n");
        }
        return text.toString();
    }

    private static String extending(int count) {
        StringBuilder text = new StringBuilder("services:\n  s0: {image: x, environment: {A: 1}}\n");
        for (int i = 1; i < count; i++) {
            text.append("  s").append(i).append(": {extends: s").append(i - 1).append("}\n");
        }
        return text.toString();
    }

    @TestFactory
    Stream<DynamicTest> readsIt() {
        return reading(TEXTS, SYNTAXES);
    }

    @TestFactory
    Stream<DynamicTest> readsItInEveryFormat() {
        return reading(SHORTER_TEXTS, PATHS);
    }

    private static Stream<DynamicTest> reading(Map<String, String> texts, List<String> paths) {
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(
                        text.getKey(), () -> assertTimeoutPreemptively(LIMIT, () -> readAs(text.getValue(), paths))));
    }

    private static void readAs(String text, List<String> paths) {
        for (String path : paths) {
            FileFacts facts = Readers.read(new SourceFile(path, text));
            assertThat(facts.units().stream().map(Unit::commands)).doesNotContainNull();
        }
    }

    /** Reads each text as several files together. */
    @TestFactory
    Stream<DynamicTest> readsItTogetherWithOtherFiles() {
        return TEXTS.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(
                        text.getKey(),
                        () -> assertTimeoutPreemptively(LIMIT.multipliedBy(3), () -> {
                            asComposeFiles(text.getValue());
                            asKustomization(text.getValue());
                        })));
    }

    private static void asComposeFiles(String text) {
        String extending = "include: [other.yml]\nservices: {web: {extends: {file: other.yml, service: web}}}";
        ComposeProject.Files files = new ComposeProject.Files(
                List.of(
                        new SourceFile("compose.yml", text),
                        new SourceFile("a.yml", extending),
                        new SourceFile("b.yml", text)),
                "",
                Role.UNKNOWN,
                List.of());
        List<ComposeProject.Service> services =
                new ComposeProject(files, path -> Optional.of(new SourceFile(path, text))).services();
        assertThat(services.size()).isLessThan(1_000);
    }

    private static void asKustomization(String text) {
        String root = """
                resources: [a.yaml]
                components: [b]
                patches: [{path: c.yaml}, {path: d.yaml, target: {kind: .*}}]
                images: [{name: x, newName: y}]
                """;
        for (String kustomization : List.of(root, text)) {
            KustomizeProject project = new KustomizeProject(
                    new SourceFile("kustomization.yaml", kustomization),
                    path -> Optional.of(new SourceFile(path, path.equals("c.yaml") ? POD : text)));
            assertThat(project.units().size()).isLessThan(10_000);
        }
        String nested = "- {op: add, path: %s, value: 1}".formatted("/spec/0".repeat(1_000));
        KustomizeProject patched = new KustomizeProject(
                new SourceFile("kustomization.yaml", root),
                path -> Optional.of(new SourceFile(path, path.equals("d.yaml") ? nested : text)));
        assertThat(patched.units().size()).isLessThan(10_000);
    }

    @Test
    void reallyReadsWhatIsNotTooLong() {
        assertThat(TEXTS.values()).allMatch(text -> text.length() <= Reader.MAX_LENGTH);
        assertThat(PATHS).containsAll(SYNTAXES);
        String long1 = "web: flask run" + " ".repeat(Reader.MAX_LENGTH);
        assertThat(Readers.read(new SourceFile("Procfile", long1)).units()).isEmpty();
        assertThat(Readers.read(new SourceFile("Procfile", long1.strip())).units())
                .hasSize(1);
    }

    @Test
    void readsTheCasesWithPiecesTornOut() {
        long seed = 20261125;
        Random random = new Random(seed);
        List<Cases> cases = Cases.all();
        for (int i = 0; i < 5_000; i++) {
            Cases one = cases.get(random.nextInt(cases.size()));
            Cases other = cases.get(random.nextInt(cases.size()));
            String text = torn(one.file().text(), random) + torn(other.file().text(), random);
            Readers.read(new SourceFile(one.file().path(), text));
        }
        assertThat(cases).isNotEmpty();
    }

    @Test
    void readsProjectsOfSeveralFilesWithPiecesTornOut() {
        Random random = new Random(20261125);
        List<LiterateCase> projects = LiterateCase.all().stream()
                .filter(one -> one.source().equals("compose.md") || one.source().equals("kustomize.md"))
                .toList();
        int units = 0;
        for (int i = 0; i < 1_500; i++) {
            Map<String, SourceFile> files = new TreeMap<>();
            projects.get(random.nextInt(projects.size())).files().forEach((path, marked) -> {
                String text = Marks.read(marked).text();
                String left = random.nextInt(3) == 0 ? torn(text, random) : text;
                files.put(path, new SourceFile(path, left));
            });
            units += readTogether(files);
        }
        assertThat(units).isGreaterThan(1_500);
    }

    /** Writes the facts with the text at their places, so that a place outside its file fails. */
    private static int readTogether(Map<String, SourceFile> files) {
        List<SourceFile> composed = files.values().stream()
                .filter(file -> file.path().endsWith(".yml") || file.path().endsWith(".yaml"))
                .toList();
        List<Unit> units = new ArrayList<>();
        new ComposeProject(
                        new ComposeProject.Files(composed, "", Role.UNKNOWN, List.of()),
                        path -> Optional.ofNullable(files.get(path)))
                .services()
                .forEach(service -> units.add(service.unit()));
        for (SourceFile file : composed) {
            if (KustomizeProject.isKustomization(file.path())) {
                units.addAll(new KustomizeProject(file, path -> Optional.ofNullable(files.get(path))).units());
            }
        }
        for (Unit unit : units) {
            FactText.of(FileFacts.ofUnits(unit.place().file(), List.of(unit)));
            unit.commands().forEach(command -> command.words()
                    .forEach(word -> command.placeOf(word).text()));
        }
        return units.size();
    }

    private static String torn(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() - from + 1);
        char[] signs = {'"', '\'', '\\', '\n', '$', '{', '[', '&', '*', ':', '#', '\0', '\uD83D', '\t', '`', '<'};
        return text.substring(0, from) + signs[random.nextInt(signs.length)] + text.substring(to);
    }
}
