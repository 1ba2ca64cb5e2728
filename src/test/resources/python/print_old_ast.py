"""Prints what interpreters before Python 3.10, and Python 2.7, tell of the tree of every Python file below some folders.

usage: print_old_ast.py [--record] [FOLDER...]      (default: the library of this interpreter)

As print_ast.py, but a line is a list of kind, start and details: these interpreters know no ends, and of some nodes no
start either (null). A start is a line from 1 and a column in bytes of UTF-8 from 0. Runs in Python 2.7 and 3.

With --record the first line is the interpreter and the kinds of nodes that it knows, and every other has those of the file.
"""
from __future__ import print_function

import ast
import json
import os
import sys
import warnings
from distutils.sysconfig import get_python_lib

OLD = sys.version_info < (3, 8)
PYTHON2 = sys.version_info < (3,)
BINARY = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "MatMult": "@", "Pow": "**",
    "BitOr": "|", "BitXor": "^", "BitAnd": "&", "LShift": "<<", "RShift": ">>",
}
UNARY = {"Not": "not", "USub": "-", "UAdd": "+", "Invert": "~"}
COMPARE = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
    "In": "in", "NotIn": "not in",
}
NAMES = {"True": "TRUE", "False": "FALSE", "None": "NONE"}


def kind(node):
    return type(node).__name__


class Printer(object):
    def __init__(self, source):
        self.lines = []
        self.source = source.splitlines()

    def before(self, node):
        """The source before a node on its line."""
        return self.source[node.lineno - 1][:max(node.col_offset, 0)].rstrip()

    def is_folded(self, number):
        """Python 2 makes one number of a minus and a number."""
        return PYTHON2 and self.source[number.lineno - 1][number.col_offset:].startswith(b"-")

    def is_item(self, body):
        """Python 2 makes several statements of a with statement that has several items."""
        inner = body[0]
        return len(body) == 1 and kind(inner) == "With" and not self.before(inner).endswith(b"with")

    @staticmethod
    def has_place(trailer):
        """The place was that of what stands in the parentheses, if there were any."""
        base = trailer
        while kind(base) in ("Attribute", "Subscript", "Call"):
            base = base.func if kind(base) == "Call" else base.value
        return not OLD or kind(base) == "Name"

    def put(self, name, node=None, details="", placed=True):
        line, column = getattr(node, "lineno", 0), getattr(node, "col_offset", -1)
        # The place of a string of several lines was that of its end.
        start = [line, column] if placed and column >= 0 else None
        self.lines.append([name, start, details])

    def all(self, nodes):
        for node in nodes:
            self.node(node)

    def node(self, node):
        if node is not None:
            getattr(self, kind(node))(node)

    # Expressions

    def Name(self, node):
        if node.id in NAMES:
            self.put("Constant", node, NAMES[node.id])
        else:
            self.put("Name", node, node.id)

    def NameConstant(self, node):
        self.put("Constant", node, NAMES[str(node.value)])

    def Attribute(self, node):
        self.put("Attribute", node, node.attr, self.has_place(node))
        self.node(node.value)

    def Subscript(self, node):
        self.put("Subscript", node, "", self.has_place(node))
        self.node(node.value)
        self.node(node.slice)

    def Index(self, node):
        self.node(node.value)

    def ExtSlice(self, node):
        self.put("TupleExpr")
        self.all(node.dims)

    def Slice(self, node):
        self.put("Slice")
        for label, part in (("lower", node.lower), ("upper", node.upper), ("step", node.step)):
            # In Python 2 a second colon is a step of None.
            if part is not None and not (PYTHON2 and label == "step" and getattr(part, "id", "") == "None"):
                self.put(label)
                self.node(part)

    def Ellipsis(self, node):
        self.put("Constant", node, "ELLIPSIS")

    def Call(self, node):
        self.put("Call", node, "", self.has_place(node))
        self.node(node.func)
        self.arguments(node.args, node.keywords, getattr(node, "starargs", None), getattr(node, "kwargs", None))

    def arguments(self, args, keywords, starargs=None, kwargs=None):
        found = [(arg, "POSITIONAL", "") for arg in args if kind(arg) != "Starred"]
        found += [(arg.value, "STAR", "") for arg in args if kind(arg) == "Starred"]
        found += [(arg.value, "KEYWORD" if arg.arg else "DOUBLE_STAR", arg.arg or "") for arg in keywords]
        if starargs is not None:
            found.append((starargs, "STAR", ""))
        if kwargs is not None:
            found.append((kwargs, "DOUBLE_STAR", ""))
        for value, name, details in sorted(found, key=lambda item: (item[0].lineno, item[0].col_offset)):
            self.put(name, None, details)
            self.node(value)

    def Num(self, node):
        folded = self.is_folded(node)
        if folded:
            self.put("Unary", node, "-")
        is_int = not isinstance(node.n, (float, complex))
        name = "IntNumber" if is_int else "Imaginary" if isinstance(node.n, complex) else "FloatNumber"
        self.put(name, node, "%x" % abs(node.n) if is_int else "", not folded)

    def Str(self, node):
        # A string of bytes in Python 2 stands for a text that only its encoding tells.
        self.put("Str", node)

    Bytes = Str

    def Constant(self, node):
        value = node.value
        if isinstance(value, (str, bytes)):
            self.Str(node)
        elif value is Ellipsis:
            self.put("Constant", node, "ELLIPSIS")
        elif value is None or isinstance(value, bool):
            self.put("Constant", node, NAMES[str(value)])
        else:
            self.Num(node)

    def JoinedStr(self, node):
        formatted = any(kind(value) == "FormattedValue" for value in node.values)
        self.put("Formatted" if formatted else "Str", node)

    def Repr(self, node):
        # Backticks are a call of repr.
        self.put("Call", node)
        self.put("Name", None, "repr")
        self.put("POSITIONAL")
        self.node(node.value)

    def UnaryOp(self, node):
        self.put("Unary", node, UNARY[kind(node.op)])
        self.node(node.operand)

    def BinOp(self, node):
        # Of several operators in a row, the place was that of the operator.
        self.put("Binary", node, BINARY[kind(node.op)], not OLD or kind(node.left) != "BinOp")
        self.node(node.left)
        self.node(node.right)

    def BoolOp(self, node):
        self.put("BoolOp", node, kind(node.op).lower())
        self.all(node.values)

    def Compare(self, node):
        self.put("Compare", node, " ".join(COMPARE[kind(op)] for op in node.ops))
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
        ordinary = getattr(args, "posonlyargs", []) + args.args
        defaults = [None] * (len(ordinary) - len(args.defaults)) + args.defaults
        for index, (arg, default) in enumerate(zip(ordinary, defaults)):
            only = index < len(getattr(args, "posonlyargs", []))
            self.parameter("POSITIONAL_ONLY" if only else "NORMAL", arg, default)
        self.parameter("STAR", args.vararg)
        for arg, default in zip(getattr(args, "kwonlyargs", []), getattr(args, "kw_defaults", [])):
            self.parameter("KEYWORD_ONLY", arg, default)
        self.parameter("DOUBLE_STAR", args.kwarg)

    def parameter(self, name, arg, default=None):
        if arg is not None:
            own = arg if isinstance(arg, str) else getattr(arg, "arg", None) or getattr(arg, "id", "")
            self.put(name, None if isinstance(arg, str) or kind(arg) == "Tuple" else arg, own)
            self.node(getattr(arg, "annotation", None))
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
                self.put("**")
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
        self.put("Comprehension", node, form, not OLD)
        self.all(elements)
        for generator in node.generators:
            self.put("async for" if getattr(generator, "is_async", False) else "for")
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
            self.put(label)
            self.all(statements)

    def Expr(self, node):
        self.put("ExprStmt", node)
        self.node(node.value)

    def Print(self, node):
        # With parentheses it is a call in Python 3, so its values are not compared.
        self.put("Print", node)

    def Exec(self, node):
        self.put("Exec", node)

    def Assign(self, node):
        self.put("Assign", node)
        self.all(node.targets)
        self.node(node.value)

    def AugAssign(self, node):
        self.put("AugAssign", node, BINARY[kind(node.op)])
        self.all((node.target, node.value))

    def AnnAssign(self, node):
        self.put("AnnAssign", node)
        self.all((node.target, node.annotation, node.value))

    def If(self, node):
        self.branch(node, True)

    def branch(self, node, placed):
        self.put("If", node, "", placed)
        self.node(node.test)
        self.body("body", node.body)
        if OLD and len(node.orelse) == 1 and kind(node.orelse[0]) == "If":
            # The place of an elif was that of its condition.
            self.put("else")
            self.branch(node.orelse[0], False)
        else:
            self.body("else", node.orelse)

    def While(self, node):
        self.put("While", node)
        self.node(node.test)
        self.body("body", node.body)
        self.body("else", node.orelse)

    def For(self, node):
        self.put("For", node, "async" if kind(node) == "AsyncFor" else "")
        self.all((node.target, node.iter))
        self.body("body", node.body)
        self.body("else", node.orelse)

    AsyncFor = For

    def With(self, node):
        self.put("With", node, "async" if kind(node) == "AsyncWith" else "", not PYTHON2)
        if not PYTHON2:
            for item in node.items:
                self.item(item.context_expr, item.optional_vars)
        else:
            self.item(node.context_expr, node.optional_vars)
            # Several items are one statement in another.
            while self.is_item(node.body):
                node = node.body[0]
                self.item(node.context_expr, node.optional_vars)
        self.body("body", node.body)

    AsyncWith = With

    def item(self, context, target):
        self.put("item")
        self.all((context, target))

    def Try(self, node, final=()):
        self.put("Try", node)
        self.body("body", node.body)
        for handler in node.handlers:
            name = handler.name if isinstance(handler.name, str) else getattr(handler.name, "id", None)
            self.put("Handler", handler, name or "")
            self.node(handler.type)
            self.body("body", handler.body)
        self.body("else", node.orelse)
        self.body("finally", final or getattr(node, "finalbody", ()))

    TryExcept = Try

    def TryFinally(self, node):
        if is_one_try(node):
            self.Try(node.body[0], node.finalbody)
        else:
            self.put("Try", node)
            self.body("body", node.body)
            self.body("finally", node.finalbody)

    def FunctionDef(self, node):
        details = node.name + (" async" if kind(node) == "AsyncFunctionDef" else "")
        self.put("FunctionDef", node, details, not OLD or not node.decorator_list)
        self.all(node.decorator_list)
        self.parameters(node.args)
        self.body("body", node.body)

    AsyncFunctionDef = FunctionDef

    def ClassDef(self, node):
        self.put("ClassDef", node, node.name, not OLD or not node.decorator_list)
        self.all(node.decorator_list)
        self.arguments(node.bases, getattr(node, "keywords", []))
        self.body("body", node.body)

    def Import(self, node):
        self.put("Import", node)
        self.aliases(node)

    def ImportFrom(self, node):
        self.put("ImportFrom", node, "%d %s" % (node.level or 0, node.module or ""))
        self.aliases(node)

    def aliases(self, node):
        for alias in node.names:
            self.put("Alias", None, "%s as %s" % (alias.name, alias.asname) if alias.asname else alias.name)

    def Return(self, node):
        self.put("Return", node)
        self.node(node.value)

    def Raise(self, node):
        self.put("Raise", node)
        parts = (node.type, node.inst, node.tback) if PYTHON2 else (node.exc, node.cause)
        self.all(parts)

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

    def Pass(self, node):
        self.put("Pass", node)

    def Break(self, node):
        self.put("Break", node)

    def Continue(self, node):
        self.put("Continue", node)


def is_one_try(node):
    """Python 2 makes two statements of a try with both except and finally."""
    inner = node.body[0]
    same = (inner.lineno, inner.col_offset) == (node.lineno, node.col_offset)
    return len(node.body) == 1 and same and kind(inner) == "TryExcept"


def files(folders):
    for folder in folders:
        for parent, names, found in os.walk(folder):
            names[:] = sorted(name for name in names if name not in ("site-packages", "dist-packages", "__pycache__"))
            for name in sorted(found):
                if name.endswith(".py"):
                    yield os.path.join(parent, name)


def printed(path, record):
    """The tree of a file; None where the interpreter rejects it."""
    try:
        with open(path, "rb") as file:
            source = file.read()
        tree = compile(source, path, "exec", 0x400, True)
        printer = Printer(source)
        printer.all(tree.body)
        found = {"path": path, "tree": printer.lines}
        if record:
            found["kinds"] = sorted(set(kind(node) for node in ast.walk(tree)))
        return found
    except (SyntaxError, ValueError, TypeError, RuntimeError, MemoryError):
        return {"path": path, "tree": None}


def known_kinds():
    """Every class of nodes that is no base of others."""
    classes = [value for value in vars(ast).values() if isinstance(value, type) and issubclass(value, ast.AST)]
    return sorted(value.__name__ for value in classes if not value.__subclasses__())


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(5000)
    record = "--record" in sys.argv
    folders = [argument for argument in sys.argv[1:] if argument != "--record"]
    if record:
        print(json.dumps({"python": sys.version.split()[0], "kinds": known_kinds()}, sort_keys=True))
    for path in files(folders or [get_python_lib(standard_lib=True)]):
        print(json.dumps(printed(path, record), sort_keys=True))


if __name__ == "__main__":
    main()
