package dev.undebug.service.judge;

import java.util.List;

/** The list of all judges. */
public final class Judges {
    /** Judges of one program. Reports give the first reason that a judge adds, so the judges of starts come last. */
    static final List<Judge> OF_PROGRAM = List.of(
            new MissingCodeJudge(),
            new FrameworkDebugJudge(),
            new ShownToolbarJudge(),
            new WaitressJudge(),
            new OpenToolJudge(),
            new TracebackAnswerJudge(),
            new ExposedTracebacksJudge(),
            new ChildJudge(),
            new FlaskRunJudge(),
            new StartJudge(true),
            new UnseenAppJudge(),
            new ImportJudge(),
            new PropagationJudge());

    /** Judges of the programs that another one starts. */
    static final List<Judge> OF_CHILDREN =
            List.of(new FrameworkDebugJudge(), new ShownToolbarJudge(), new OpenToolJudge(), new StartJudge(false));

    /** Judges of the applications that servers import which another program starts. */
    static final List<Judge> OF_SERVED =
            List.of(new FrameworkDebugJudge(), new ShownToolbarJudge(), new OpenToolJudge(), new ImportJudge());

    /** Judges of one program that need the results of the others. */
    static final List<Judge> OF_THE_REST = List.of(new PinJudge(), new DevelopmentServerJudge());

    /**
     * Judges of the whole repository, after its programs. The comparison of environments needs the verdicts on
     * variables.
     */
    public static final List<RepositoryJudge> OF_REPOSITORY = List.of(
            new UncalledFunctionJudge(),
            new CodeAfterEndJudge(),
            new SelectedConfigurationJudge(),
            new UnattachedVariables(),
            new EnvironmentsJudge(),
            new ReloadJudge(),
            new CommittedEnvFiles());

    private Judges() {}
}
