package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;
import dev.undebug.python.eval.oracle.Names.Name;
import java.util.Optional;

/** One file of a repository while it is written, at the place where it is written next. */
final class Sheet {
    private static final int DEEPEST = 3;
    private static final String IMPORTS = """
            import argparse
            import ast
            import contextlib
            import dataclasses
            import dotenv
            import enum
            import flask
            import functools
            import json
            import os
            import platform
            import socket
            import sys
            import threading
            import tomllib
            import typing
            from typing import TYPE_CHECKING
            from flask import Flask
            from werkzeug.debug import DebuggedApplication
            from werkzeug.serving import run_simple

            """;

    private final Draft draft;
    private final String module;
    private final Code code = new Code();
    private Names names = Names.ofModule();
    private boolean top = true;

    Sheet(Draft draft, String module) {
        this.draft = draft;
        this.module = module;
    }

    Draft draft() {
        return draft;
    }

    Dice dice() {
        return draft.dice();
    }

    Names names() {
        return names;
    }

    /** Returns whether the place is the top level of the module, outside of functions, classes and branches. */
    boolean isTop() {
        return top;
    }

    /** Returns whether a string so far names something of this module, which is then imported by its name. */
    boolean importsItself() {
        return code.text().contains("'" + module + ".");
    }

    boolean isDeep() {
        return code.depth() >= DEEPEST;
    }

    String text() {
        return IMPORTS + code.text();
    }

    void line(String text) {
        code.line(text);
    }

    String flag() {
        return draft.expressions().flag(names, dice().below(3));
    }

    String text(int depth) {
        return draft.expressions().text(names, depth);
    }

    Expressions expressions() {
        return draft.expressions();
    }

    Optional<String> any(Kind kind) {
        return names.any(kind, dice()).map(Name::text);
    }

    /** Says that a name stands for something from here on. */
    void define(Kind kind, String name) {
        names.add(new Name(kind, name, top ? module + "." + name : "", true));
    }

    /** Writes a suite that may not run. */
    void branch(String header, Runnable body) {
        within(header, names.branch(), body);
    }

    /** Writes a function. */
    void function(String header, Runnable body) {
        within(header, names.function(), body);
    }

    private void within(String header, Names inner, Runnable body) {
        Names outer = names;
        boolean before = top;
        names = inner;
        top = false;
        code.suite(header, body);
        names = outer;
        top = before;
    }
}
