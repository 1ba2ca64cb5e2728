"""Python 2.7 with what it has from the future."""
from __future__ import absolute_import, division, print_function, unicode_literals, with_statement

print()
print("one")
print("one", "two", sep=", ", end="", file=sys.stderr)
print(*args, **kwargs)
print("one"), "two"
x = print
x = [print(y) for y in z]
lambda: print(x)
print.__name__
f(print, key=print)
"text", b"bytes", u"text", r"raw"
x / y; x // y
