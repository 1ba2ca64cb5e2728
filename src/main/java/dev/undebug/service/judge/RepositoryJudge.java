package dev.undebug.service.judge;

/** Judges what no single program shows: adds to what is known of the switches, once every program is judged. */
public interface RepositoryJudge {
    void judge(JudgedRepository repository, Verdicts verdicts);
}
