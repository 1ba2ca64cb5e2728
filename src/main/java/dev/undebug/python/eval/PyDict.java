package dev.undebug.python.eval;

import org.jspecify.annotations.Nullable;

/** A dict. */
final class PyDict extends Mapping {
    PyDict(Table state) {
        super(state);
    }

    static PyDict copy(Interpretation run, Value source, Site site) {
        PyDict copy = new PyDict(run.table());
        copy.update(run, source, site);
        return copy;
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof PyDict ? new PyDict(joined) : null;
    }
}
