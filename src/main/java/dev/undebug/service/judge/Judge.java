package dev.undebug.service.judge;

/** Judges one kind of switch, or one way to start a program: adds the effect of each switch when the others are off. */
interface Judge {
    void judge(ProgramRun run, SwitchEffects effects);
}
