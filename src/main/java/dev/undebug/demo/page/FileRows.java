package dev.undebug.demo.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;

import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.git.FileDiff;
import dev.undebug.demo.github.git.Hunk;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.List;

/** The rows of a file's diff, with each thread under its line. */
record FileRows(PullView view, Forms forms) {
    DomContent render(FileDiff file) {
        List<ReviewThread> threads = view.threads().stream()
                .filter(thread -> thread.path().equals(file.path()) && !thread.outdated())
                .toList();
        return each(
                file.hunks(),
                hunk -> Parts.row(DiffRows.header(hunk.header()), each(hunk.lines(), line -> line(line, threads))));
    }

    private DomContent line(Hunk.Line line, List<ReviewThread> threads) {
        List<ReviewThread> here =
                threads.stream().filter(thread -> standsOn(thread, line)).toList();
        return Parts.row(DiffRows.line(line), each(here, this::thread));
    }

    private static boolean standsOn(ReviewThread thread, Hunk.Line line) {
        return line.number(thread.side()).orElse(0) == thread.line().orElse(-1);
    }

    private TrTag thread(ReviewThread thread) {
        return tr(td(new ThreadBox(view, forms).onLine(thread))
                .attr("colspan", "3")
                .withClass("inline-thread"));
    }
}
