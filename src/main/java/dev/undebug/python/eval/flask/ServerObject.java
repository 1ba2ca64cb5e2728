package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import org.jspecify.annotations.Nullable;

/** An object that starts a server other than Flask's own: of Dash, of Flask-SocketIO, of another or an unknown framework. */
interface ServerObject extends Data {
    /** Returns the run that made it. */
    Run run();

    @Override
    default @Nullable Data either(Data other, Joining states) {
        return PossibleServer.either(run(), this, other, states);
    }

    @Override
    default boolean isLasting() {
        return true;
    }
}
