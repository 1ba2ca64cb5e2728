package dev.undebug.demo.github;

import java.util.List;

/** GitHub refuses a request, with several reasons. */
public final class Rejections extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    Rejections(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
