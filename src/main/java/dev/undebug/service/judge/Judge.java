package dev.undebug.service.judge;

/** Judges one kind of switch, or one way to start a program: adds what each switch does when it is the only one that is on. */
interface Judge {
    void judge(ProgramRun run, SwitchEffects effects);
}
