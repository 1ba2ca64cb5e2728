package dev.undebug.service.judge;

/** Judges switches that no single program shows. Runs once every program is judged, and adds to the verdicts. */
public interface RepositoryJudge {
    void judge(JudgedRepository repository, Verdicts verdicts);
}
