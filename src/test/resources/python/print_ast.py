"""Prints CPython's own tree of every Python file below some folders, one JSON object per line.

usage: print_ast.py [FOLDER...]      (default: the library of this interpreter)

A tree is a list of lines in source order: kind, start, end, details. Offsets count code points from the start of the
file, byte order mark and line ends included. A file that CPython rejects has no tree. Needs Python 3.10: before it, the
names of imports had no places.
"""
import ast
import json
import os
import re
import site
import struct
import sys
import sysconfig
import warnings

LINE_END = re.compile("\r\n|\n|\r")
# Before 3.12 the places of what is inside a replacement field were approximate.
FIELDS_HAVE_PLACES = sys.version_info >= (3, 12)
UNARY = {ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}
BINARY = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.MatMult: "@",
    ast.Pow: "**", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&", ast.LShift: "<<", ast.RShift: ">>",
}
COMPARE = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is",
    ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}
SINGLETONS = {True: "TRUE", False: "FALSE", None: "NONE", Ellipsis: "ELLIPSIS"}


class Printer:
    def __init__(self, text):
        self.lines = []
        mark = 1 if text.startswith("\ufeff") else 0
        self.line_starts = [mark]
        self.line_starts += [match.end() for match in LINE_END.finditer(text)]
        self.bytes_of_line = None
        if not text.isascii():
            ends = self.line_starts[1:] + [len(text)]
            self.bytes_of_line = [
                text[start:end].encode("utf-8", "surrogatepass") for start, end in zip(self.line_starts, ends)
            ]

    def offset(self, line, column):
        if self.bytes_of_line is not None:
            column = len(self.bytes_of_line[line - 1][:column].decode("utf-8", "surrogatepass"))
        return self.line_starts[line - 1] + column

    def place(self, node):
        return "%d %d" % (self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset))

    def put(self, kind, node, details=""):
        self.lines.append("%s %s %s" % (kind, self.place(node), details))

    def all(self, nodes):
        for node in nodes:
            self.node(node)

    def node(self, node):
        if node is not None:
            getattr(self, type(node).__name__)(node)

    # Expressions

    def Name(self, node):
        self.put("Name", node, node.id)

    def Attribute(self, node):
        self.put("Attribute", node, node.attr)
        self.node(node.value)

    def Subscript(self, node):
        self.put("Subscript", node)
        self.node(node.value)
        self.node(node.slice)

    def Slice(self, node):
        self.put("Slice", node)
        for label, part in (("lower", node.lower), ("upper", node.upper), ("step", node.step)):
            if part is not None:
                self.lines.append(label)
                self.node(part)

    def Call(self, node):
        self.put("Call", node)
        self.node(node.func)
        self.arguments(node.args + node.keywords)

    def arguments(self, arguments):
        for argument in sorted(arguments, key=lambda a: (a.lineno, a.col_offset)):
            if isinstance(argument, ast.Starred):
                self.put("STAR", argument)
                self.node(argument.value)
            elif isinstance(argument, ast.keyword):
                self.put("DOUBLE_STAR" if argument.arg is None else "KEYWORD", argument, argument.arg or "")
                self.node(argument.value)
            else:
                self.lines.append("POSITIONAL")
                self.node(argument)

    def Constant(self, node):
        value = node.value
        if isinstance(value, str):
            self.put("Str", node, value)
        elif value is None or value is Ellipsis or isinstance(value, bool):
            self.put("Constant", node, SINGLETONS[value])
        elif isinstance(value, int):
            self.put("IntNumber", node, "%x" % value)
        elif isinstance(value, float):
            self.put("FloatNumber", node, "%x" % struct.unpack(">Q", struct.pack(">d", value))[0])
        else:
            self.put("Bytes" if isinstance(value, bytes) else "Imaginary", node)

    def JoinedStr(self, node):
        if not any(isinstance(value, ast.FormattedValue) for value in node.values):
            self.put("Str", node, "".join(value.value for value in node.values))
            return
        self.put("Formatted", node)
        if FIELDS_HAVE_PLACES:
            self.fields(node)

    def fields(self, node):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                if not is_text(part.value):
                    self.node(part.value)
                if part.format_spec is not None:
                    self.fields(part.format_spec)

    def UnaryOp(self, node):
        self.put("Unary", node, UNARY[type(node.op)])
        self.node(node.operand)

    def BinOp(self, node):
        self.put("Binary", node, BINARY[type(node.op)])
        self.node(node.left)
        self.node(node.right)

    def BoolOp(self, node):
        self.put("BoolOp", node, "and" if isinstance(node.op, ast.And) else "or")
        self.all(node.values)

    def Compare(self, node):
        self.put("Compare", node, " ".join(COMPARE[type(op)] for op in node.ops))
        self.node(node.left)
        self.all(node.comparators)

    def IfExp(self, node):
        self.put("Conditional", node)
        self.all((node.test, node.body, node.orelse))

    def Lambda(self, node):
        self.put("Lambda", node)
        self.parameters(node.args)
        self.node(node.body)

    def parameters(self, args):
        ordinary = args.posonlyargs + args.args
        defaults = [None] * (len(ordinary) - len(args.defaults)) + args.defaults
        for index, (arg, default) in enumerate(zip(ordinary, defaults)):
            kind = "POSITIONAL_ONLY" if index < len(args.posonlyargs) else "NORMAL"
            self.parameter(kind, arg, default)
        self.parameter("STAR", args.vararg, None)
        for arg, default in zip(args.kwonlyargs, args.kw_defaults):
            self.parameter("KEYWORD_ONLY", arg, default)
        self.parameter("DOUBLE_STAR", args.kwarg, None)

    def parameter(self, kind, arg, default):
        if arg is not None:
            self.put(kind, arg, arg.arg)
            self.node(arg.annotation)
            self.node(default)

    def NamedExpr(self, node):
        self.put("Walrus", node)
        self.all((node.target, node.value))

    def List(self, node):
        self.put("ListExpr", node)
        self.all(node.elts)

    def Tuple(self, node):
        self.put("TupleExpr", node)
        self.all(node.elts)

    def Set(self, node):
        self.put("SetExpr", node)
        self.all(node.elts)

    def Dict(self, node):
        self.put("Dict", node)
        for key, value in zip(node.keys, node.values):
            if key is None:
                self.lines.append("**")
            self.node(key)
            self.node(value)

    def ListComp(self, node):
        self.comprehension("LIST", node, node.elt)

    def SetComp(self, node):
        self.comprehension("SET", node, node.elt)

    def GeneratorExp(self, node):
        self.comprehension("GENERATOR", node, node.elt)

    def DictComp(self, node):
        self.comprehension("DICT", node, node.key, node.value)

    def comprehension(self, form, node, *elements):
        self.put("Comprehension", node, form)
        self.all(elements)
        for generator in node.generators:
            self.lines.append("async for" if generator.is_async else "for")
            self.node(generator.target)
            self.node(generator.iter)
            self.all(generator.ifs)

    def Starred(self, node):
        self.put("Starred", node)
        self.node(node.value)

    def Await(self, node):
        self.put("Await", node)
        self.node(node.value)

    def Yield(self, node):
        self.put("Yield", node)
        self.node(node.value)

    def YieldFrom(self, node):
        self.put("Yield", node, "from")
        self.node(node.value)

    # Statements

    def body(self, label, statements):
        if statements:
            self.lines.append(label)
            self.all(statements)

    def Expr(self, node):
        self.put("ExprStmt", node)
        self.node(node.value)

    def Assign(self, node):
        self.put("Assign", node)
        self.all(node.targets)
        self.node(node.value)

    def AugAssign(self, node):
        self.put("AugAssign", node, BINARY[type(node.op)])
        self.all((node.target, node.value))

    def AnnAssign(self, node):
        self.put("AnnAssign", node)
        self.all((node.target, node.annotation, node.value))

    def TypeAlias(self, node):
        self.put("TypeAlias", node)
        self.all((node.name, node.value))

    def If(self, node):
        self.put("If", node)
        self.node(node.test)
        self.body("body", node.body)
        self.body("else", node.orelse)

    def While(self, node):
        self.put("While", node)
        self.node(node.test)
        self.body("body", node.body)
        self.body("else", node.orelse)

    def For(self, node):
        self.put("For", node, "async" if isinstance(node, ast.AsyncFor) else "")
        self.all((node.target, node.iter))
        self.body("body", node.body)
        self.body("else", node.orelse)

    AsyncFor = For

    def With(self, node):
        self.put("With", node, "async" if isinstance(node, ast.AsyncWith) else "")
        for item in node.items:
            self.lines.append("item")
            self.all((item.context_expr, item.optional_vars))
        self.body("body", node.body)

    AsyncWith = With

    def Try(self, node):
        self.put("Try", node)
        self.body("body", node.body)
        for handler in node.handlers:
            self.put("Handler", handler, handler.name or "")
            self.node(handler.type)
            self.body("body", handler.body)
        self.body("else", node.orelse)
        self.body("finally", node.finalbody)

    TryStar = Try

    def FunctionDef(self, node):
        self.put("FunctionDef", node, node.name + (" async" if isinstance(node, ast.AsyncFunctionDef) else ""))
        self.all(node.decorator_list)
        self.parameters(node.args)
        self.body("body", node.body)

    AsyncFunctionDef = FunctionDef

    def ClassDef(self, node):
        self.put("ClassDef", node, node.name)
        self.all(node.decorator_list)
        self.arguments(node.bases + node.keywords)
        self.body("body", node.body)

    def Import(self, node):
        self.put("Import", node)
        self.aliases(node)

    def ImportFrom(self, node):
        self.put("ImportFrom", node, "%d %s" % (node.level, node.module or ""))
        self.aliases(node)

    def aliases(self, node):
        for alias in node.names:
            name = "%s as %s" % (alias.name, alias.asname) if alias.asname else alias.name
            self.put("Alias", alias, name)

    def Return(self, node):
        self.put("Return", node)
        self.node(node.value)

    def Raise(self, node):
        self.put("Raise", node)
        self.all((node.exc, node.cause))

    def Delete(self, node):
        self.put("Delete", node)
        self.all(node.targets)

    def Global(self, node):
        self.put("Global", node, " ".join(node.names))

    def Nonlocal(self, node):
        self.put("Nonlocal", node, " ".join(node.names))

    def Assert(self, node):
        self.put("Assert", node)
        self.all((node.test, node.msg))

    def Match(self, node):
        self.put("Match", node)
        self.node(node.subject)
        for case in node.cases:
            irrefutable = is_irrefutable(case.pattern)
            self.lines.append(" ".join(["case"] + list(captures(case.pattern)) + ["*"] * irrefutable))
            for value in values(case.pattern) or ():
                if isinstance(value, ast.MatchSingleton):
                    self.put("Constant", value, SINGLETONS[value.value])
                else:
                    self.node(value.value)
            if case.guard is not None:
                self.lines.append("if")
                self.node(case.guard)
            self.body("body", case.body)

    def Pass(self, node):
        self.put("Pass", node)

    def Break(self, node):
        self.put("Break", node)

    def Continue(self, node):
        self.put("Continue", node)


def is_text(node):
    if isinstance(node, ast.JoinedStr):
        return not any(isinstance(value, ast.FormattedValue) for value in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_irrefutable(pattern):
    return isinstance(pattern, ast.MatchAs) and (pattern.pattern is None or is_irrefutable(pattern.pattern))


def captures(pattern):
    """The names that a pattern binds, in source order."""
    for child in ast.iter_child_nodes(pattern):
        if isinstance(child, ast.pattern):
            yield from captures(child)
    name = getattr(pattern, "name", None) or getattr(pattern, "rest", None)
    if name is not None:
        yield name


def values(pattern):
    """The patterns of literals and dotted names that a pattern is the alternative of; None for another pattern."""
    if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        return values(pattern.pattern)
    if isinstance(pattern, (ast.MatchValue, ast.MatchSingleton)):
        return [pattern]
    if isinstance(pattern, ast.MatchOr):
        alternatives = [values(alternative) for alternative in pattern.patterns]
        return None if None in alternatives else sum(alternatives, [])
    return None


def library():
    """The standard library; where its own tests are packed apart, as Debian does, installed packages stand in for them."""
    stdlib = sysconfig.get_paths()["stdlib"]
    complete = os.path.exists(os.path.join(stdlib, "test", "test_grammar.py"))
    return [stdlib] if complete else [stdlib] + site.getsitepackages()


def files(folders):
    for folder in folders:
        for parent, names, found in os.walk(folder):
            names[:] = sorted(name for name in names if name not in ("site-packages", "dist-packages", "__pycache__"))
            for name in sorted(found):
                if name.endswith(".py"):
                    yield os.path.join(parent, name)


def printed(path):
    """The tree of a file; None where it is not UTF-8 or CPython rejects it."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        printer = Printer(text)
        printer.all(ast.parse(text.removeprefix("\ufeff")).body)
        return printer.lines
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    for path in files(sys.argv[1:] or library()):
        line = {"path": path, "tree": printed(path), "fields": FIELDS_HAVE_PLACES}
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
