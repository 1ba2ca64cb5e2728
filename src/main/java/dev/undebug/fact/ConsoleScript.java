package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A command that is there once a project is installed, and calls a function of it: an entry point of {@code console_scripts}.
 *
 * @param name what the command is called
 * @param module the module that it imports
 * @param function what it calls of that, maybe an attribute of something: {@code main}, {@code cli.main}
 * @param place where the project says so
 */
public record ConsoleScript(String name, String module, String function, Place place) {}
