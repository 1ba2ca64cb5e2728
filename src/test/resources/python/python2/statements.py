# The statements of Python 2.7, each in every form that its grammar has.
import os
import os.path, sys as system
import a.b.c as abc
from os import path
from os import path as p, sep
from os import (path, sep as separator,)
from os.path import *
from . import sibling
from .. import uncle as u
from ...cousins import one, two
from .sibling import (three)

print
print "one"
print "one", "two"
print "one",
print ("one")
print ("one", "two"),
print >>system.stderr
print >>system.stderr, "one"
print >>system.stderr, "one", 2,
print >>sys.stderr if sys else None, "one"
print not x, -y, lambda: z
print -1
print (1) + (2), (3)
print("%s" % x)
print "%s %s" % (x, y)
print [x for x in y], {1: 2}, {3}, `4`
print; print 1; print 2,

exec "x = 1"
exec "x = 1" in namespace
exec "x = 1" in namespace, local
exec("x = 1")
exec("x = 1", namespace)
exec code in {}
exec (code) in namespace
exec compile("1", "", "exec")

x = 1
x = y = z = 1
x, y = 1, 2
(x, y) = (1, 2)
[x, y] = 1, 2
(x, [y, (z,)]) = 1, [2, (3,)]
x.y = x[0] = x[1:2] = x().y = 1
x = yield_ = lambda: (yield)
x = 1,
x = ()
x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x **= 1
x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1
x += 1, 2
x.y[0] += f(1)

del x
del x, y
del (x, y)
del [x, y], z
del x.y, x[0], x[1:2], x[:]
pass
pass; pass;
assert x
assert x, "message"
assert (x, "message")
global g
raise
raise ValueError
raise ValueError("one")
raise ValueError, "one"
raise ValueError, ("one", "two")
raise ValueError, "one", traceback
raise ValueError, None, sys.exc_info()[2]
raise "a string"

if x: pass
if x: pass; pass
if x:
    pass
elif y:
    pass
elif z: pass
else:
    pass
if x:
    pass
else:
    if y:
        pass
    elif z:
        pass
if not x in y or x is not y: pass

while x:
    break
while x:
    if y:
        continue
else:
    pass
while 1: x = x - 1; break

for x in y: pass
for x in 1, 2, 3: pass
for x in 1,: pass
for x, in y: pass
for x, y in z:
    break
else:
    pass
for (x, y), [a, b] in z: pass
for x.y in z: pass
for x[0] in lambda: 1, lambda: 2: pass

try:
    pass
except:
    pass
try: pass
except ValueError: pass
try:
    pass
except ValueError, error:
    pass
except (TypeError, KeyError), error:
    pass
except (OSError, IOError):
    raise
except socket.error, (number, words):
    pass
except ValueError as error:
    pass
except:
    pass
else:
    pass
try:
    pass
finally:
    pass
try:
    pass
except ValueError, error:
    pass
else:
    pass
finally:
    pass
try:
    try:
        pass
    except ValueError:
        pass
finally:
    pass

with x: pass
with x as y: pass
with x as y, z: pass
with x as y, z as (a, b), c() as d[0]: pass
with (x): pass
with (x) as y, (z): pass
with x:
    with y:
        pass
with x, y:
    with z:
        pass
    pass
