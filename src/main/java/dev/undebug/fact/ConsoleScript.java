package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A console script: a command that exists once a project is installed, and calls a function of it.
 *
 * @param name the name of the command
 * @param module the module that it imports
 * @param function the function that it calls, possibly an attribute: {@code main}, {@code cli.main}
 * @param place its declaration in the project
 */
public record ConsoleScript(String name, String module, String function, Place place) {}
