print "a", b,
print
print >>f, x
print(a)
exec code in globals_, locals_
raise ValueError, "m", tb
x = `a, b`
a <> b
0777
10L
0xFFl
ur"a\nb"
def f(a, (b, c)=(1, 2)): pass
lambda (a, b): a
[x for x in 1, 2]
async = await
nonlocal = print
print = exec
match = case[type]
match(x)
match[x:1]
type = type(x)
type X[T: int, *Ts, **P] = list[T]
def f[T = int](x: T) -> T: ...
class A[T](B, metaclass=M): x: int = 1
f"{x!r:>{w}} {{y}} {z=} {"a"}"
t"a{b}"
f"abc" "d"
"a" 'b' """c"""
b"a" b"b"
"\x41\u0042\U00000043\N{LATIN SMALL LETTER D}\101\q\
e"
r"\n"
1_000 + 0b11 + 0o17 + 1e3 + 1.5j
a if b else c
not a in b
a < b is not c not in d
a and b and c or d
-a ** -b
lambda a, /, b=1, *c, d, **e: (yield)
{**a, "b": 1}
{*a, b}
{k: v for k, v in x if a if b}
(x async for x in y)
f(*a, k=1, **b)
f(x for x in y)
a[1:2, ::3, ...]
a[*b]
(y := f(x))
*a, b = c
a = b = c
a.b += 1
x: int
del a, b[0]
assert a, "m"
global a, b
import a.b as c, d
from ... import (a as b, c,)
from .x import *
with (open(a) as b, c): pass
with (a, b).c as d: pass
async def f(): await x
try: a
except* (A, B) as e: b
else: c
finally: d
try: a
except A, e: pass
try: a
except A, B: pass
for a, *b in c, d: pass
else: e
while a: break
@a.b(c)
class D: pass
match x, y:
    case 1 | -2 | "s" if a: pass
    case A.B: pass
    case [a, *_] | {"k": b, **c}: pass
    case P(x=0) as d: pass
    case _: pass
if a: b; c
elif d: e
else: f
