package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.read.shell.CommandLines;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CommandOption;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a {@code flask run} that a Python program starts. */
final class ChildJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        run.execution().children().forEach(child -> new Started(run, effects, child).judge());
    }

    private record Started(ProgramRun run, SwitchEffects effects, ChildProcess child) {
        void judge() {
            for (Command command : commands()) {
                CommandInvocation invocation = CommandLine.recognise(command.words());
                if (invocation.launcher() == Launcher.FLASK_RUN
                        && invocation.flaskRun().isPresent()) {
                    CommandFlags flags = new CommandFlags(
                            invocation.flags(), invocation.flaskRun().get());
                    invocation.flags().forEach(word -> option(command, flags, word));
                    settings(flags.quiet());
                }
            }
        }

        private List<Command> commands() {
            Place first = child.words().get(0).place();
            if (child.shell()) {
                return text(child.words().get(0))
                        .map(span -> CommandLines.read(first.file(), span))
                        .orElse(List.of());
            }
            boolean together =
                    child.words().stream().allMatch(word -> word.place().path().equals(first.path()));
            return together ? List.of(new Command(child.call(), List.of(), words(), false)) : List.of();
        }

        private List<Word> words() {
            return child.words().stream()
                    .map(word -> new Word(word.text(), word.place().span(), true))
                    .toList();
        }

        /** Returns the span of the text between its quotes, if it contains no escapes. */
        private static Optional<Span> text(ChildProcess.Word word) {
            Span span = word.place().span();
            String written = word.place().text();
            int at = written.indexOf(word.text());
            return at < 0 || word.text().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Span(
                            span.start() + at, span.start() + at + word.text().length()));
        }

        private void option(Command command, CommandFlags flags, Word word) {
            Outcome outcome = flags.with(word).outcome(run.version(), Variables.NONE, Variables.NONE);
            EvidenceBuilder evidence = run.evidence().child(child).word(command.placeOf(word));
            effects.add(new CommandOption(command, word, child.call().path()), outcome, child.certain(), evidence);
        }

        private void settings(FlaskRun quiet) {
            List<DebugSetting> settings = child.settings();
            for (int i = 0; i < settings.size(); i++) {
                DebugSetting setting = settings.get(i);
                if (Flags.isEnvironment(setting) && Flags.on(setting.value()) && !Flags.overridden(settings, i)) {
                    Variables with = Variables.of(Map.of("FLASK_DEBUG", "1"));
                    Outcome outcome = quiet.outcome(run.version(), with, Variables.NONE);
                    if (outcome.debug() == Flag.ON) {
                        new SettingEffects(run, effects)
                                .add(
                                        setting,
                                        outcome,
                                        child.certain(),
                                        run.evidence().child(child));
                    }
                }
            }
        }
    }
}
