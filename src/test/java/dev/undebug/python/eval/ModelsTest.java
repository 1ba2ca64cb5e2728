package dev.undebug.python.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.ExecutionContext;
import dev.undebug.python.eval.outcome.FileLayout;
import dev.undebug.python.eval.outcome.LibraryTraits;
import dev.undebug.python.eval.outcome.PresentFiles;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Tried;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the models of packages with the packages. */
@Tag(Needs.ORACLE)
class ModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APP = "from flask import Flask\napp = Flask(__name__)\n";
    private static final List<String> WORDS =
            List.of("", "0", "1", "true", "True", "no", "off", "yes", "on", "t", "f", "ok");

    /** The arguments are known: the program gets no others. */
    private static final ExecutionContext LAUNCHED = new ExecutionContext(
            Set.of(),
            ExecutionContext.LeftOut.NONE,
            PresentFiles.REPOSITORY,
            List.of(),
            FileLayout.NONE,
            List.of(),
            List.of(),
            LibraryTraits.UNKNOWN,
            true,
            Tried.NOTHING);

    /** A program under one set of arguments and one environment. */
    private record Case(
            String program, Map<String, String> files, List<String> arguments, Map<String, String> environment) {
        Case(String program, List<String> arguments, Map<String, String> environment) {
            this(APP + program, Map.of(), arguments, environment);
        }

        String told() {
            Repository repository = Repository.of(program);
            files.forEach(repository::with);
            Entry entry = new Entry("app.py", true, Optional.empty(), arguments, List.of("")).in(LAUNCHED);
            List<AppStart> starts = repository.run(entry, environment).starts();
            if (starts.isEmpty()) {
                return "none";
            }
            AppStart start = starts.get(0);
            Truth truth = start.debug().map(Traced::truth).orElse(Truth.FALSE);
            return !start.certain() || truth == Truth.UNKNOWN ? "unknown" : truth == Truth.TRUE ? "True" : "False";
        }
    }

    private static List<Case> values(String program) {
        List<Case> cases = new ArrayList<>(List.of(new Case(program, List.of(), Map.of())));
        WORDS.forEach(word -> cases.add(new Case(program, List.of(), Map.of("DEBUG", word))));
        return cases;
    }

    private static List<Case> arguments(String program, String... lines) {
        List<Case> cases = new ArrayList<>();
        for (String line : lines) {
            cases.add(new Case(program, line.isEmpty() ? List.of() : List.of(line.split(" ")), Map.of()));
        }
        return cases;
    }

    /** Runs all cases in one Python process, with a child for each. */
    private static List<String> observed(List<Case> cases, String module, String debian) throws Exception {
        Tools.requirePython("flask", "python3-flask");
        String harness = Path.of("src/test/resources/python/run_programs.py")
                .toAbsolutePath()
                .toString();
        Process process = new ProcessBuilder(Tools.requirePython(module, debian).toString(), harness, module)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> answers = new ArrayList<>();
        try (PrintStream in = new PrintStream(process.getOutputStream(), true, UTF_8);
                BufferedReader out = process.inputReader(UTF_8)) {
            for (Case each : cases) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("program", each.program());
                line.put("files", each.files());
                line.put("arguments", each.arguments());
                line.put("environment", each.environment());
                in.println(JSON.writeValueAsString(line));
                String answer = out.readLine();
                assertThat(answer).as("an answer of Python's").isNotNull();
                answers.add(answer);
            }
        }
        return answers;
    }

    private static void agree(List<Case> cases, String module, String debian) throws Exception {
        List<String> observed = observed(cases, module, debian);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String told = cases.get(i).told();
            // A failing program starts nothing.
            String real = observed.get(i).startsWith("error") ? "none" : observed.get(i);
            if (!told.equals(real)) {
                wrong.add(told + " instead of " + observed.get(i) + ":\n" + cases.get(i));
            }
        }
        assertThat(cases).isNotEmpty();
        assertThat(observed).contains("True", "False");
        assertThat(wrong).isEmpty();
    }

    @Test
    void decouple() throws Exception {
        List<Case> cases = new ArrayList<>();
        cases.addAll(values("from decouple import config\napp.run(debug=config('DEBUG', default=False, cast=bool))"));
        cases.addAll(values("from decouple import config\napp.run(debug=config('DEBUG', 'on', cast=bool))"));
        cases.addAll(values("from decouple import config\napp.run(debug=config('DEBUG', default=''))"));
        cases.addAll(values("import decouple\napp.run(debug=decouple.config('DEBUG', False, lambda it: it == '1'))"));
        cases.addAll(
                values(
                        "from decouple import AutoConfig\nread = AutoConfig()\napp.run(debug=read('DEBUG', cast=bool, default=True))"));
        Case file = new Case(
                APP + "from decouple import config\napp.run(debug=config('DEBUG', default=False, cast=bool))",
                Map.of(".env", "DEBUG=True\n"),
                List.of(),
                Map.of());
        cases.add(file);
        cases.add(new Case(file.program(), file.files(), List.of(), Map.of("DEBUG", "off")));
        agree(cases, "decouple", "python3-decouple");
    }

    @Test
    void djangoEnviron() throws Exception {
        List<Case> cases = new ArrayList<>();
        cases.addAll(values("import environ\nenv = environ.Env(DEBUG=(bool, False))\napp.run(debug=env('DEBUG'))"));
        cases.addAll(values("import environ\nenv = environ.Env()\napp.run(debug=env.bool('DEBUG', default=True))"));
        cases.addAll(values("import environ\nenv = environ.Env()\napp.run(debug=env('DEBUG', default=False))"));
        agree(cases, "environ", "python3-django-environ");
    }

    @Test
    void pydanticSettings() throws Exception {
        List<Case> cases = new ArrayList<>();
        String plain = """
                from pydantic_settings import BaseSettings
                class Settings(BaseSettings):
                    debug: bool = False
                    secret: str = 'x'
                settings = Settings()
                app.run(debug=settings.debug)
                """;
        String prefixed = """
                from pydantic_settings import BaseSettings, SettingsConfigDict
                class Settings(BaseSettings):
                    model_config = SettingsConfigDict(env_prefix='DE', env_file='.env')
                    bug: bool = True
                app.run(debug=Settings().bug)
                """;
        String named = """
                from pydantic import Field
                from pydantic_settings import BaseSettings
                class Settings(BaseSettings):
                    run_debug: bool = Field(False, validation_alias='DEBUG')
                app.run(debug=Settings().run_debug)
                """;
        cases.addAll(values(plain));
        cases.addAll(values(prefixed));
        cases.addAll(values(named));
        cases.add(new Case(APP + prefixed, Map.of(".env", "DEBUG=0\n"), List.of(), Map.of()));
        cases.add(new Case(APP + prefixed, Map.of(".env", "DEBUG=0\n"), List.of(), Map.of("DEBUG", "1")));
        agree(cases, "pydantic_settings", "python3-pydantic-settings");
    }

    @Test
    void argparse() throws Exception {
        List<Case> cases = new ArrayList<>();
        cases.addAll(arguments("""
                import argparse
                parser = argparse.ArgumentParser()
                parser.add_argument('-d', '--debug', action='store_true', help='never in production')
                parser.add_argument('--port', type=int, default=5000)
                args = parser.parse_args()
                app.run(debug=args.debug, port=args.port)
                """, "", "-d", "--debug", "--port 80", "--port=80 --debug"));
        cases.addAll(arguments("""
                import argparse
                parser = argparse.ArgumentParser(description='x')
                group = parser.add_argument_group('server')
                group.add_argument('--no-debug', dest='debug', action='store_false')
                app.run(debug=parser.parse_args().debug)
                """, "", "--no-debug"));
        cases.addAll(arguments("""
                import argparse
                parser = argparse.ArgumentParser()
                parser.add_argument('--debug', type=bool, default=False)
                app.run(debug=parser.parse_args().debug)
                """, "", "--debug False", "--debug=0"));
        cases.addAll(arguments("""
                import argparse
                parser = argparse.ArgumentParser()
                parser.add_argument('--debug', action=argparse.BooleanOptionalAction, default=True)
                parser.set_defaults(debug=True)
                args, rest = parser.parse_known_args()
                app.run(debug=args.debug)
                """, "", "--debug", "--no-debug", "--other x --no-debug"));
        cases.addAll(arguments("""
                import argparse
                parser = argparse.ArgumentParser()
                parser.add_argument('--debug', nargs='?', const='yes', default='')
                parser.add_argument('mode', nargs='?', default='prod')
                args = parser.parse_args()
                app.run(debug=args.debug or args.mode == 'dev')
                """, "", "--debug", "dev", "prod", "dev --debug no"));
        cases.addAll(arguments("""
                import argparse
                parser = argparse.ArgumentParser()
                commands = parser.add_subparsers(dest='command')
                serve = commands.add_parser('serve')
                serve.add_argument('--debug', action='store_true')
                args = parser.parse_args()
                if args.command == 'serve':
                    app.run(debug=args.debug)
                """, "", "serve", "serve --debug"));
        agree(cases, "argparse", "python3");
    }

    @Test
    void argparseOfManyForms() throws Exception {
        String parser = "import argparse\nparser = argparse.ArgumentParser(%s)\n";
        List<Case> cases = new ArrayList<>();
        cases.addAll(arguments(
                parser.formatted("prefix_chars='+', fromfile_prefix_chars='@'") + """
                parser.add_argument('+d', '++debug', action='store_true')
                app.run(debug=parser.parse_args().debug)
                """, "", "+d", "++debug", "++deb"));
        for (String value : List.of("False", "True", "argparse.SUPPRESS")) {
            cases.addAll(arguments(parser.formatted("argument_default=" + value) + """
                    parser.add_argument('--debug')
                    parser.add_argument('--no', action='store_const', const=1, dest='debug')
                    app.run(debug=getattr(parser.parse_args(), 'debug', None))
                    """, "", "--debug 1", "--no"));
        }
        cases.addAll(arguments("""
                import argparse
                before = argparse.ArgumentParser(add_help=False)
                before.add_argument('--debug', action='store_true', default=True)
                before.set_defaults(mode='dev')
                parser = argparse.ArgumentParser(parents=[before], conflict_handler='resolve')
                parser.add_argument('--off', dest='debug', action='store_false')
                parser.add_argument('-h', '--host')
                args = parser.parse_args()
                app.run(debug=args.debug and args.mode == 'dev' and args.host != 'x')
                """, "", "--off", "-h x", "--host y"));
        cases.addAll(arguments(parser.formatted("") + """
                commands = parser.add_subparsers(dest='command', title='commands')
                serve = commands.add_parser('serve', aliases=['s'])
                serve.set_defaults(debug=True, name='one')
                serve.add_argument('--off', dest='debug', action='store_false')
                commands.add_parser('other')
                parser.set_defaults(debug=False)
                args = parser.parse_args()
                app.run(debug=args.debug and args.command in ('s', 'serve', None))
                """, "", "s", "serve", "serve --off", "other"));
        cases.addAll(arguments(
                parser.formatted("") + """
                parser.add_argument('names', nargs='*', default=['dev'])
                parser.add_argument('-v', '--verbose', action='count', default=0)
                parser.add_argument('-x', action='append')
                parser.add_argument('--add', action='append_const', const='dev', dest='x')
                parser.add_argument('--more', action='extend', nargs='+')
                parser.add_argument('--pair', nargs=2)
                args = parser.parse_intermixed_args()
                all = [args.verbose > 1, 'dev' in args.names, 'dev' in (args.x or []), 'dev' in (args.more or [])]
                app.run(debug=any(all) or bool(args.pair and args.pair[1] == 'dev'))
                """,
                "",
                "a",
                "a dev",
                "-v",
                "-vv a",
                "-v -v a",
                "-xdev a",
                "-x a a",
                "-x a --add a",
                "--more a dev",
                "a --more b",
                "--pair a dev -v b",
                "--pair dev a -v b",
                "a -v dev"));
        cases.addAll(arguments(parser.formatted("") + """
                parser.add_argument('first')
                parser.add_argument('rest', nargs=argparse.REMAINDER)
                app.run(debug='-d' in parser.parse_args().rest)
                """, "a", "a -d", "a b -d c", "a b c"));
        cases.addAll(arguments(
                parser.formatted("") + """
                parser.add_argument('-p', '--port', type=int, default='80')
                args, rest = parser.parse_known_args()
                app.run(debug='--debug' in rest or args.port == 81)
                """,
                "",
                "--debug",
                "-p 80",
                "-p81",
                "--port 81",
                "x --debug",
                "-p 80 x",
                "-p 80 -- x"));
        cases.addAll(arguments(parser.formatted("") + """
                class Own(argparse.Namespace):
                    name = property(lambda self: True, lambda self, value: None)
                parser.add_argument('--debug', action='store_true')
                parser.add_argument('--name', default=False)
                given = parser.parse_args(namespace=Own())
                app.run(debug=given.debug and given.name)
                """, "", "--debug", "--debug --name x"));
        cases.addAll(arguments("""
                import argparse
                class Switch(argparse.Action):
                    def __init__(self, option_strings, dest, **options):
                        super().__init__(option_strings, dest, nargs=0, **options)
                    def __call__(self, parser, namespace, values, option_string=None):
                        setattr(namespace, self.dest, not self.default)
                class Parser(argparse.ArgumentParser):
                    def _get_values(self, action, words):
                        return True if action.dest == 'port' else super()._get_values(action, words)
                    def convert_arg_line_to_args(self, line):
                        return line.split()
                parser = Parser(fromfile_prefix_chars='@')
                parser.register('action', 'switch', Switch)
                parser.register('type', 'turned', lambda word: word == 'off')
                parser.add_argument('--debug', action='switch', default=False)
                parser.add_argument('--port')
                parser.add_argument('--mode', type='turned', default='on')
                for action in parser._actions:
                    if action.dest == 'nothing':
                        action.default = True
                args = parser.parse_args()
                app.run(debug=args.debug or args.port or args.mode)
                """, "", "--debug", "--port 0", "--mode off", "--mode on"));
        agree(cases, "argparse", "python3");
    }

    @Test
    void click() throws Exception {
        List<Case> cases = new ArrayList<>();
        String flag = """
                import click
                @click.command()
                @click.option('--debug/--no-debug', default=True, help='x')
                @click.option('--port', '-p', type=int, default=5000)
                def main(debug, port):
                    app.run(debug=debug, port=port)
                if __name__ == '__main__':
                    main()
                """;
        cases.addAll(arguments(flag, "", "--debug", "--no-debug", "-p 80 --no-debug", "--port=80"));
        String variable = """
                import click
                @click.command()
                @click.option('--debug', is_flag=True, envvar='DEBUG')
                def main(debug):
                    app.run(debug=debug)
                main()
                """;
        cases.addAll(arguments(variable, "", "--debug"));
        cases.addAll(values(variable).stream()
                .filter(each -> !"ok".equals(each.environment().get("DEBUG")))
                .toList());
        cases.addAll(arguments("""
                import click
                @click.group()
                def cli():
                    pass
                @cli.command()
                @click.option('--debug', default=False, type=bool)
                @click.argument('host', default='127.0.0.1')
                def serve(host, debug):
                    app.run(host=host, debug=debug)
                @cli.command('dev')
                def development():
                    app.run(debug=True)
                if __name__ == '__main__':
                    cli()
                """, "serve", "serve --debug yes", "serve 0.0.0.0 --debug 0", "dev"));
        agree(cases, "click", "python3-click");
    }

    @Test
    void clickOfManyForms() throws Exception {
        String program = """
                import click
                %s
                @click.command(%s)
                @click.option(%s)
                def main(debug):
                    app.run(debug=debug)
                if __name__ == '__main__':
                    main(%s)
                """;
        List<Case> cases = new ArrayList<>();
        for (String given :
                List.of("", "auto_envvar_prefix='DE'", "default_map={'bug': True}", "default_map={'bug': 'no'}")) {
            for (String option : List.of(
                    "'--bug', 'debug'", "'--debug', default='off', type=bool", "'--debug/--off', is_flag=True")) {
                for (String variable : List.of("1", "0", "")) {
                    cases.add(new Case(
                            program.formatted("", "context_settings=dict(" + given + ")", option, ""),
                            List.of(),
                            Map.of("DE_DEBUG", variable)));
                    cases.add(new Case(
                            program.formatted("", "", option, given), List.of(), Map.of("DE_DEBUG", variable)));
                }
            }
        }
        for (String option : List.of(
                "'--debug', is_flag=True, envvar=['OTHER', 'DEBUG']",
                "'--debug', is_flag=True, callback=lambda ctx, param, value: not value",
                "'--debug', default='off', type=Word()",
                "'--debug', default='on', type=Word()",
                "'--debug', default=False",
                "'--debug', default=False, cls=Own",
                "'--debug', is_flag=True, cls=click.Option")) {
            String types = """
                    class Word(click.ParamType):
                        name = 'word'
                        def convert(self, value, param, ctx):
                            return value == 'off'
                    class Own(click.Option):
                        def __init__(self, *names, **options):
                            options['default'] = True
                            super().__init__(*names, **options)
                    """;
            cases.add(new Case(program.formatted(types, "", option, ""), List.of(), Map.of()));
            cases.add(new Case(program.formatted(types, "", option, ""), List.of(), Map.of("DEBUG", "1")));
            if (!option.contains("is_flag")) {
                cases.addAll(arguments(
                        program.formatted(types, "", option, ""), "--debug on", "--debug off", "--debug=false"));
            }
        }
        cases.addAll(arguments("""
                import click
                class Aliases(click.Group):
                    def get_command(self, ctx, name):
                        return super().get_command(ctx, {'live': 'dev'}.get(name, name))
                @click.group(cls=Aliases, context_settings={'default_map': {'serve': {'debug': False}, 'other': {'debug': True}}})
                def cli():
                    pass
                @cli.command()
                @click.option('--debug', is_flag=True)
                def serve(debug):
                    app.run(debug=debug)
                @cli.command()
                @click.option('--debug', is_flag=True)
                def other(debug):
                    app.run(debug=debug)
                @cli.command()
                def dev():
                    app.run(debug=True)
                if __name__ == '__main__':
                    cli(auto_envvar_prefix='SHOP')
                """, "serve", "live", "dev", "other", "serve --debug", "none"));
        for (String variable : List.of("SHOP_SERVE_DEBUG", "SHOP_DEBUG")) {
            cases.add(new Case("""
                    import click
                    @click.group()
                    def cli():
                        pass
                    @cli.command()
                    @click.option('--debug', is_flag=True)
                    def serve(debug):
                        app.run(debug=debug)
                    if __name__ == '__main__':
                        cli(auto_envvar_prefix='SHOP')
                    """, List.of("serve"), Map.of(variable, "1")));
        }
        agree(cases, "click", "python3-click");
    }

    @Test
    void typer() throws Exception {
        List<Case> cases = new ArrayList<>();
        cases.addAll(arguments("""
                import typer
                def main(debug: bool = typer.Option(True, '--debug/--production'), port: int = 5000):
                    app.run(debug=debug)
                typer.run(main)
                """, ""));
        cases.addAll(arguments("""
                import typer
                cli = typer.Typer()
                @cli.command()
                def main(debug: bool = False):
                    app.run(debug=debug)
                if __name__ == '__main__':
                    cli()
                """, ""));
        agree(cases, "typer", "python3-typer");
    }

    @Test
    void configparser() throws Exception {
        List<Case> cases = new ArrayList<>();
        String program = APP + """
                import configparser
                config = configparser.ConfigParser()
                config.read('app.ini')
                app.run(debug=config.getboolean('server', 'debug', fallback=True))
                """;
        String proxy = APP + """
                from configparser import ConfigParser
                config = ConfigParser()
                config.read(['app.ini', 'local.ini'])
                app.run(debug=config['server'].getboolean('Debug', False) and config.has_section('server'))
                """;
        String text = APP + """
                import configparser
                config = configparser.ConfigParser()
                config.read('app.ini')
                app.run(debug=config['server']['debug'])
                """;
        String subclass = APP + """
                from configparser import ConfigParser, NoOptionError
                class Settings(ConfigParser):
                    def get(self, section, option, **options):
                        if option == 'workers':
                            return '2'
                        return super().get(section, option, **options)
                config = Settings()
                config.read('app.ini')
                assert config.getint('any', 'workers') == 2 and config.getfloat('any', 'workers') == 2.0
                assert config.getint('none', 'port', fallback=80) == 80
                config['client'] = {'retries': 3}
                config['client']['wait'] = '5'
                assert config.getint('client', 'retries') + config['client'].getint('wait') == 8
                app.run(debug=config.getboolean('server', 'debug', fallback=False))
                """;
        for (String ini : List.of(
                "[server]\ndebug = on\n",
                "[server]\ndebug: no\n",
                "[DEFAULT]\nDebug=yes\n[server]\n# debug=no\nport = 1\n",
                "[server]\nurl = http://x:1/?a=b\nDEBUG=0\n",
                "; nothing\n[other]\ndebug=1\n[server]\ndebug=\n")) {
            for (String each : List.of(program, proxy, text, subclass)) {
                cases.add(new Case(each, Map.of("app.ini", ini), List.of(), Map.of()));
            }
        }
        agree(cases, "configparser", "python3");
    }

    @Test
    void configparserOfManyForms() throws Exception {
        String ini = """
                [server]
                debug = off
                Mode ~ on ; said in a comment
                port=80 ; web
                list = a
                  on

                   off
                # a comment
                last : x ] y
                [common] ; the rest
                debug = on
                empty =
                [DEFAULT]
                base = yes
                """;
        String read = """
                import collections, configparser, os
                %s
                try:
                    config.read('app.ini')
                except configparser.Error:
                    pass
                %s
                """;
        List<Case> cases = new ArrayList<>();
        for (String options : List.of(
                "",
                "interpolation=None",
                "inline_comment_prefixes=';'",
                "inline_comment_prefixes=(';', '#'), dict_type=collections.OrderedDict",
                "default_section='common'",
                "converters={'boolean': lambda word: word == 'off', 'list': lambda word: word.split()}",
                "{'base': 'no', 'other': 'on'}, default_section='common'")) {
            for (String value : List.of(
                    "config.getboolean('server', 'debug')",
                    "config.getboolean('server', 'debug', fallback=False, vars={'Debug': 'on'})",
                    "config.getboolean('server', 'empty', fallback=True)",
                    "config.get('server', 'empty', fallback='full') == 'full'",
                    "config['server'].get('port') == '80'",
                    "config['server']['list'].endswith('off') and config['server']['list'].startswith('a')",
                    "config['server']['last'] == 'x ] y'",
                    "config.getboolean('server', 'base')",
                    "config.getboolean('common', 'base')",
                    "config['common'].getboolean('debug', False)",
                    "config.getboolean('server', 'other', fallback=False)",
                    "'base' in config.options('server') and config.has_option('server', 'base')",
                    "dict(config.items('common'))['debug'] == 'on'",
                    "config.has_section('common') and config.sections()[0] == 'server'",
                    "config['DEFAULT'].getboolean('base')",
                    "config.defaults().get('base') == 'yes'")) {
                cases.add(new Case(
                        APP
                                + read.formatted(
                                        "config = configparser.ConfigParser(" + options + ")",
                                        "app.run(debug=" + value + ")"),
                        Map.of("app.ini", ini.replace("Mode ~ on ; said in a comment\n", "")),
                        List.of(),
                        Map.of()));
            }
        }
        String tilde = read.formatted(
                "config = configparser.RawConfigParser(delimiters='~', comment_prefixes=('d', '#'), allow_no_value=%s)",
                "app.run(debug=config.has_option('server', '%s'))");
        for (String option : List.of("mode", "port", "debug", "port=80 ; web")) {
            cases.add(new Case(
                    APP + tilde.formatted("True", option),
                    Map.of("app.ini", ini.replace("  on\n\n   off\n", "")),
                    List.of(),
                    Map.of()));
        }
        for (String change : List.of(
                "config.BOOLEAN_STATES = {'off': True}",
                "config.BOOLEAN_STATES = dict(config.BOOLEAN_STATES, off=True)",
                "configparser.RawConfigParser.BOOLEAN_STATES = {'off': 1}",
                "config.optionxform = str",
                "config.set('server', 'debug', 'on')",
                "config.read_dict({'server': {'debug': True}})",
                "config.read_string('[server]\\ndebug = on')",
                "config.read_file(open('other.ini'))",
                "config.read_file(['[server]\\n', 'debug=on\\n'])",
                "config.remove_option('server', 'debug')",
                "config['server'] = {}",
                "config.default_section = 'common'; config.remove_option('server', 'debug')",
                "config.converters['boolean'] = lambda word: word == 'off'",
                "config._convert_to_boolean = lambda word: word == 'off'",
                "config._sections['server']['debug'] = 'on'",
                "config.x = 1")) {
            cases.add(new Case(
                    APP
                            + read.formatted(
                                    "config = configparser.ConfigParser()",
                                    change + "\napp.run(debug=config.getboolean('server', 'debug', fallback=False))"),
                    Map.of(
                            "app.ini",
                            ini.replace("Mode ~ on ; said in a comment\n", ""),
                            "other.ini",
                            "[server]\ndebug = on\n"),
                    List.of(),
                    Map.of()));
        }
        for (String method : List.of(
                "def _convert_to_boolean(self, value): return value == 'off'",
                "def optionxform(self, option): return option.strip('d').lower()",
                "BOOLEAN_STATES = {'off': True}",
                "def _read(self, fp, name):\n        super()._read(fp, name)\n        self._sections['server']['debug'] = 'on'",
                "def get(self, section, option, **options): return 'on'",
                "def getboolean(self, section, option, **options): return not super().getboolean(section, option, **options)",
                "def __init__(self): super().__init__(); self.own = True",
                "_DEFAULT_INTERPOLATION = Other()")) {
            String subclass = """
                    class Other(configparser.Interpolation):
                        def before_get(self, parser, section, option, value, defaults):
                            return 'on' if value == 'off' else value
                    class Own(configparser.ConfigParser):
                        %s
                    config = Own()
                    """.formatted(method);
            cases.add(new Case(
                    APP + read.formatted(subclass, "app.run(debug=config['server'].getboolean('debug'))"),
                    Map.of("app.ini", ini.replace("Mode ~ on ; said in a comment\n", "")),
                    List.of(),
                    Map.of()));
        }
        agree(cases, "configparser", "python3");
    }

    @Test
    void filesOfData() throws Exception {
        List<Case> cases = new ArrayList<>();
        String yaml = APP + """
                import yaml
                with open('app.yml', encoding='utf-8') as file:
                    config = yaml.safe_load(file)
                app.run(debug=config['server'].get('debug'))
                """;
        String text = APP + """
                import yaml
                config = yaml.load(open('app.yml').read(), Loader=yaml.FullLoader)
                app.run(debug=config.get('server', {}).get('debug', True))
                """;
        for (String word :
                List.of("true", "yes", "On", "off", "No", "FALSE", "y", "'no'", "0", "1", "~", "", "maybe")) {
            String file = "# é\nname: shop\nserver:\n  debug: " + word + "\n  port: 80\n";
            cases.add(new Case(yaml, Map.of("app.yml", file), List.of(), Map.of()));
            cases.add(new Case(text, Map.of("app.yml", file), List.of(), Map.of()));
        }
        String json = APP + """
                import json
                config = json.load(open('app.json'))
                app.run(debug=config['debug'])
                """;
        for (String value : List.of("true", "false", "0", "\"false\"", "null", "[]")) {
            cases.add(new Case(json, Map.of("app.json", "{\"debug\": " + value + "}"), List.of(), Map.of()));
        }
        String toml = APP + """
                import tomllib
                with open('app.toml', 'rb') as file:
                    config = tomllib.load(file)
                app.run(debug=config['debug'])
                """;
        for (String value : List.of("true", "false", "0", "'no'")) {
            cases.add(
                    new Case(toml, Map.of("app.toml", "debug = " + value + "\n[other]\nx = 1\n"), List.of(), Map.of()));
        }
        agree(cases, "yaml", "python3-yaml");
    }

    /** Debian does not package it: the expected values are from its documentation of truthy and falsy words. */
    @Test
    void environs() {
        String program = APP + """
                from environs import Env
                env = Env()
                env.read_env()
                with env.prefixed('DE'):
                    debug = env.bool('BUG', False)
                app.run(debug=debug)
                """;
        assertThat(new Case(program, Map.of(), List.of(), Map.of()).told()).isEqualTo("False");
        assertThat(new Case(program, Map.of(), List.of(), Map.of("DEBUG", "on")).told())
                .isEqualTo("True");
        assertThat(new Case(program, Map.of(), List.of(), Map.of("DEBUG", "0")).told())
                .isEqualTo("False");
        assertThat(new Case(program, Map.of(), List.of(), Map.of("DEBUG", "maybe")).told())
                .isEqualTo("none");
        assertThat(new Case(program, Map.of(".env", "DEBUG=1"), List.of(), Map.of()).told())
                .isEqualTo("True");
    }

    /** Debian does not package it: each answer was obtained by running the program with dynaconf 3.3 by hand. */
    @Test
    void dynaconf() {
        String extension = APP + "from dynaconf import FlaskDynaconf\nFlaskDynaconf(app)\napp.run()\n";
        String instance = APP + """
                from dynaconf import Dynaconf
                settings = Dynaconf(envvar_prefix='SHOP', settings_files=['settings.toml', '.secrets.toml'], environments=True)
                app.run(debug=settings.get('debug', False))
                """;
        String flat = APP + """
                from dynaconf import Dynaconf
                settings = Dynaconf(settings_files=['settings.yaml'])
                app.run(debug=settings.server.debug)
                """;
        String validated = APP + """
                from dynaconf import Dynaconf, Validator
                settings = Dynaconf(validators=[Validator('DEBUG', default=True)])
                app.run(debug=settings.as_bool('debug'))
                """;
        String everywhere = "[default]\nDEBUG = true\nNAMES = [\n  'a',\n]\n[production]\ndebug = false\n";
        String development = "[default]\nDEBUG = false\n[development]\nDEBUG = true\n[production]\n";
        Map<String, String> first = Map.of("settings.toml", everywhere);
        Map<String, String> second = Map.of("settings.toml", development);

        // Without the variable the environment is development.
        assertThat(dynaconf(extension, second, Map.of())).isEqualTo("True");
        assertThat(dynaconf(extension, second, Map.of("FLASK_ENV", "production")))
                .isEqualTo("False");
        assertThat(dynaconf(extension, first, Map.of())).isEqualTo("True");
        assertThat(dynaconf(extension, first, Map.of("FLASK_ENV", "production")))
                .isEqualTo("False");
        assertThat(dynaconf(extension, first, Map.of("DYNACONF_DEBUG", "false")))
                .isEqualTo("False");
        assertThat(dynaconf(extension, Map.of("settings.toml", "DEBUG = true\n"), Map.of()))
                .isEqualTo("False");
        assertThat(dynaconf(extension, Map.of("settings.py", "DEBUG = True\n"), Map.of()))
                .isEqualTo("True");
        assertThat(dynaconf(
                        extension,
                        Map.of("settings.py", "DEBUG = True\n", "production_settings.py", "DEBUG = False\n"),
                        Map.of("FLASK_ENV", "production")))
                .isEqualTo("False");
        assertThat(dynaconf(extension, Map.of("settings.json", "{\"default\": {\"DEBUG\": true}}"), Map.of()))
                .isEqualTo("True");
        assertThat(dynaconf(extension, Map.of(), Map.of())).isEqualTo("False");

        assertThat(dynaconf(instance, first, Map.of())).isEqualTo("True");
        assertThat(dynaconf(instance, first, Map.of("ENV_FOR_DYNACONF", "production")))
                .isEqualTo("False");
        assertThat(dynaconf(instance, first, Map.of("SHOP_DEBUG", "0"))).isEqualTo("False");
        assertThat(dynaconf(instance, first, Map.of("SHOP_DEBUG", "False", "DYNACONF_DEBUG", "true")))
                .isEqualTo("False");
        assertThat(dynaconf(instance, second, Map.of("ENV_FOR_DYNACONF", "production", "SHOP_DEBUG", "no")))
                .isEqualTo("True");
        assertThat(dynaconf(
                        instance,
                        Map.of("settings.toml", everywhere, ".secrets.toml", "[production]\nDEBUG = true\n"),
                        Map.of("ENV_FOR_DYNACONF", "production")))
                .isEqualTo("True");
        assertThat(dynaconf(
                        instance,
                        Map.of("settings.toml", everywhere, "settings.local.toml", "[development]\nDEBUG = false\n"),
                        Map.of()))
                .isEqualTo("False");

        Map<String, String> nested = Map.of("settings.yaml", "server:\n  debug: true\n");
        assertThat(dynaconf(flat, nested, Map.of())).isEqualTo("True");
        assertThat(dynaconf(validated, Map.of(), Map.of())).isEqualTo("True");
        assertThat(dynaconf(validated, Map.of(), Map.of("DYNACONF_DEBUG", "off")))
                .isEqualTo("False");
    }

    /** Returns the flag that the program starts Flask with, by an argument or by its configuration. */
    private static String dynaconf(String program, Map<String, String> files, Map<String, String> environment) {
        Repository repository = Repository.of(program);
        files.forEach(repository::with);
        Execution execution = repository.run(Entry.program("app.py"), environment);
        assertThat(execution.starts()).singleElement().satisfies(start -> assertThat(start.certain())
                .isTrue());
        AppStart start = execution.starts().get(0);
        return start.debug()
                .map(Traced::truth)
                .or(() -> start.settings().stream()
                        .filter(setting -> setting.kind() == DebugSetting.Kind.CONFIG)
                        .reduce((before, last) -> last)
                        .map(setting -> setting.value().truth()))
                .map(truth -> truth == Truth.TRUE ? "True" : truth == Truth.FALSE ? "False" : "unknown")
                .orElse("False");
    }

    /** The package is not installed where tests run: its one setting is tested according to its documentation. */
    @Test
    void debugToolbar() {
        String extension = "from flask_debugtoolbar import DebugToolbarExtension\n";
        assertThat(shown(extension + "DebugToolbarExtension(app)\n")).isEmpty();
        assertThat(shown(extension + "app.debug = True\nDebugToolbarExtension(app)\n"))
                .containsExactly(Truth.TRUE);
        assertThat(shown(extension + "app.debug = True\napp.config['DEBUG_TB_ENABLED'] = False\n"
                        + "toolbar = DebugToolbarExtension()\ntoolbar.init_app(app)\n"))
                .isEmpty();
        assertThat(shown(extension + "app.config['DEBUG_TB_ENABLED'] = 1\nDebugToolbarExtension().init_app(app)\n"))
                .containsExactly(Truth.TRUE);
        assertThat(shown(extension + "from elsewhere import app\nDebugToolbarExtension(app)\n"))
                .containsExactly(Truth.UNKNOWN);
    }

    /** Returns the switches of packages that show something to visitors, without those that are off. */
    private static List<Truth> shown(String program) {
        return Repository.of(APP + program).run().disclosures().stream()
                .map(disclosure -> disclosure.value().truth())
                .toList();
    }

    @Test
    void theArgumentsOfAServerAreNotKnown() {
        Repository repository = Repository.of(APP + """
                import argparse
                parser = argparse.ArgumentParser()
                parser.add_argument('--debug', action='store_true')
                app.debug = parser.parse_args().debug
                """);

        assertThat(Told.settings(repository.serve("app.py", "app"))).containsExactly("app.app.debug=unknown");
    }

    @Test
    void evidenceIsInTheProgramAndNotInTheModel() {
        Execution execution = Repository.of(APP + """
                        from decouple import config
                        DEBUG = config('DEBUG', default=True, cast=bool)
                        app.run(debug=DEBUG)
                        """).run();

        assertThat(execution.starts()).singleElement().satisfies(start -> assertThat(
                        Told.trace(start.debug().orElseThrow()))
                .isEqualTo("True at DEBUG < app.py:4 config('DEBUG', default=True, cast=bool) [DEBUG]"));
    }

    @Test
    void aModuleOfTheRepositoryGoesFirst() {
        Execution execution = Repository.of(APP + "from environ import debug\napp.run(debug=debug())")
                .with("environ.py", "def debug():\n    return True\n")
                .run();

        assertThat(Told.starts(execution)).containsExactly("app.py:4 debug=True");
    }
}
