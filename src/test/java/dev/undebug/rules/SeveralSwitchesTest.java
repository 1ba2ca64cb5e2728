package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.testing.ScannedCase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words about switches each of which would be enough: every sentence is true by itself. */
class SeveralSwitchesTest {
    private static final String UNIT = """
            [Service]
            Environment=FLASK_DEBUG=1
            ExecStart=/usr/bin/python3 /srv/shop/app.py
            """;

    private static final String END =
            ", and `shop.service:3` starts the app with Flask's development server, so anyone "
                    + "who guesses a short PIN can run code on the server.";

    @Test
    void everySentenceNamesTheOthers() {
        assertThat(messages(Map.of("shop.service", UNIT, "app.py", """
                                from flask import Flask

                                app = Flask(__name__)
                                app.config["DEBUG"] = True
                                app.run(host="0.0.0.0", debug=True)
                                """)))
                .containsExactlyInAnyOrder(
                        "Setting `DEBUG` to `True` turns on the interactive debugger, as do `app.py:5` and `shop.service:2`"
                                + END,
                        "`debug=True` turns on the interactive debugger, as do `app.py:4` and `shop.service:2`" + END,
                        "`FLASK_DEBUG=1` turns on the interactive debugger, as do `app.py:5` and `app.py:4`" + END);
    }

    @Test
    void aSwitchAloneNamesNone() {
        assertThat(messages(Map.of("shop.service", UNIT, "app.py", """
                                from flask import Flask

                                app = Flask(__name__)
                                app.run(host="0.0.0.0")
                                """)))
                .containsExactly("`FLASK_DEBUG=1` turns on the interactive debugger" + END);
    }

    @Test
    void aSentenceNamesAPlaceOnce() {
        assertThat(messages(Map.of(".env", "FLASK_ENV=development\nFLASK_DEBUG=True\n", "app.py", """
                                import os

                                from dotenv import load_dotenv
                                from flask import Flask
                                from flask_socketio import SocketIO

                                load_dotenv()
                                app = Flask(__name__)
                                socketio = SocketIO(app)

                                if __name__ == "__main__":
                                    socketio.run(app)
                                    app.run(debug=os.environ.get("FLASK_DEBUG", "").lower() == "true")
                                """)))
                .anyMatch(message -> message.startsWith(
                        "`FLASK_ENV=development` turns on the interactive debugger, as does `.env:2`:"));
    }

    @Test
    void aFileThatDoesNotParseStartsNothing() {
        assertThat(messages(Map.of("Procfile", "web: python app.py\n", "app.py", """
                                from flask import Flask

                                app = Flask(__name__)
                                <<<<<<< HEAD
                                app.run(host="0.0.0.0", debug=True)
                                =======
                                app.run(host="0.0.0.0")
                                >>>>>>> main
                                """)))
                .containsExactly(
                        "Once `app.py:4` parses (until then, Python refuses the file), `debug=True` turns on the "
                                + "interactive debugger: anyone who guesses a short PIN can run code on the server.");
    }

    private static List<String> messages(Map<String, String> files) {
        return ScannedCase.scan(files).findings().stream().map(Finding::message).toList();
    }
}
