package dev.undebug.service.judge;

import java.util.List;

/** Every judge there is. */
public final class Judges {
    /** Of one program. The first reason that is given is what people are told, so what starts a program comes last. */
    static final List<Judge> OF_PROGRAM = List.of(
            new MissingCodeJudge(),
            new FrameworkDebugJudge(),
            new ShownToolbarJudge(),
            new WaitressJudge(),
            new OpenProfilerJudge(),
            new TracebackAnswerJudge(),
            new ExposedTracebacksJudge(),
            new ChildJudge(),
            new FlaskRunJudge(),
            new StartJudge(),
            new UnseenAppJudge(),
            new ImportJudge(),
            new PropagationJudge());

    /** Of one program, once it is known what all the others found in it. */
    static final List<Judge> OF_THE_REST = List.of(new PinJudge(), new DevelopmentServerJudge());

    /** Of the repository, once all its programs are judged. Environments are compared by what is known of variables by then. */
    public static final List<RepositoryJudge> OF_REPOSITORY =
            List.of(new UnattachedVariables(), new EnvironmentsJudge(), new ReloadJudge(), new CommittedEnvFiles());

    private Judges() {}
}
