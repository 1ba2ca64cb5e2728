package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.run(debug=True)",
                "Thread(target=app.run).start()",
                "getattr(app, 'run')()",
                "serve(app)",
                "run_simple('localhost', 5000, app)",
                "exec(code)",
                "exec code",
                "subprocess.run(command)",
                "subprocess.run(['python', 'app.py'])",
                "subprocess.Popen([sys.executable, name])",
                "subprocess.call('flask run', shell=True)",
                "os.system(f'cd {folder} && gunicorn app:app')",
                "os.system('./start.sh')",
                "Popen(['bash', '-c', line])",
                "runpy.run_path(path)",
                "pool.submit(subprocess.run, words)",
                "if x:\n    def start():\n        app.run()\n",
                "app = = 1",
            })
    void mayStart(String code) {
        assertThat(of(code).starts()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Call it to run the server.\"",
                "mock.call(1)",
                "asyncio.run(main())",
                "subprocess.run(['ffmpeg', '-i', name, output])",
                "subprocess.check_call(f'convert {name} {output}', shell=True)",
                "os.system('clear')",
                "db.session.execute(query)",
                "print('run the server')",
            })
    void startNothing(String code) {
        assertThat(of(code).starts()).isFalse();
    }

    private static ServingBody of(String code) {
        return ServingBody.of(
                PythonModule.parse(new SourceFile("shop.py", code)).body());
    }
}
