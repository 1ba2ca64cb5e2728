package dev.undebug.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Word;
import dev.undebug.source.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    python app.py                                   | python File[path=app.py]
                    /usr/bin/python3.13 -u -X dev app.py --port 1   | python File[path=app.py]
                    python -m shop.web                              | python Module[name=shop.web]
                    ./manage.py runserver                           | python File[path=./manage.py]
                    python -c print()                               | FOREIGN
                    python -c shop()                                | python Code[word=shop()]
                    python -c print(f'{shop()}')                    | python Code[word=print(f'{shop()}')]
                    python -c sys.exit(os.system('serve'))          | python Code[word=sys.exit(os.system('serve'))]
                    python -c print.__self__.exec('serve()')        | python Code[word=print.__self__.exec('serve()')]
                    python -c vars(print)['x'].exec('serve()')      | python Code[word=vars(print)['x'].exec('serve()')]
                    python -VV                                      | FOREIGN
                    gunicorn --check-config shop:app                | FOREIGN
                    python -m gunicorn -v                           | FOREIGN
                    uvicorn --version                               | FOREIGN
                    python                                          | OPAQUE
                    python -m pytest                                | FOREIGN
                    flask run                                       | flask-run None[]
                    python -m flask --app=shop:make() run           | flask-run Application[module=shop, application=Optional[make()]]
                    flask -A src/app.py run -h 0.0.0.0              | flask-run Application[module=src/app.py, application=Optional.empty]
                    flask db upgrade                                | FOREIGN
                    flask                                           | FOREIGN
                    gunicorn -w 4 -b 0.0.0.0:80 shop.wsgi:app       | gunicorn Application[module=shop.wsgi, application=Optional[app]]
                    gunicorn --workers=4 wsgi                       | gunicorn Application[module=wsgi, application=Optional.empty]
                    gunicorn -c gunicorn.conf.py                    | gunicorn None[]
                    gunicorn shop:create_app('x')                   | gunicorn Application[module=shop, application=Optional[create_app('x')]]
                    waitress-serve --call shop:create_app           | waitress Application[module=shop, application=Optional[create_app()]]
                    uwsgi --http :80 --wsgi-file app.py --callable a | uwsgi Application[module=app.py, application=Optional[a]]
                    uwsgi -w shop:app                               | uwsgi Application[module=shop, application=Optional[app]]
                    uwsgi --ini uwsgi.ini                           | uwsgi None[]
                    uvicorn shop:asgi --factory                     | uvicorn Application[module=shop, application=Optional[asgi()]]
                    hypercorn shop:asgi                             | hypercorn Application[module=shop, application=Optional[asgi]]
                    ./start.sh                                      | OPAQUE
                    nginx -g x                                      | FOREIGN
                    """)
    void recognises(String command, String expected) {
        CommandInvocation invocation = CommandLine.recognise(words(command));
        String shown = invocation.kind() == CommandInvocation.Kind.PYTHON
                ? invocation.launcher().id() + " " + shown(invocation.target())
                : invocation.kind().toString();
        assertThat(shown).isEqualTo(expected);
    }

    private static String shown(Target target) {
        return target instanceof Target.Code code ? "Code[word=" + code.word().text() + "]" : target.toString();
    }

    private static List<Word> words(String command) {
        return Arrays.stream(command.split(" "))
                .map(text -> new Word(text, new Span(0, 0), true))
                .toList();
    }
}
