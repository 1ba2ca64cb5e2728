"""Functions and classes of Python 2.7, in every form that its grammar has."""


def none(): pass
def one(a): return a
def trailing(a,): return
def defaults(a, b=1, c=(1, 2), d=lambda: 1): return a, b
def stars(a, *b, **c): return a,
def star(*a): return ()
def double(**a): return (yield)
def star_after_default(a, b=1, *c, **d): pass
def patterns((a, b)): pass
def patterns_in_patterns(a, (b, (c, d)), (e,)=(1,), *f): pass
def with_default((a, b)=(1, 2), c=3): pass
def trailing_default(a=1,): pass


def with_doc():
    """What it is for."""


def nested():
    x = 1

    def inner():
        global y, z
        y = x
        return inner

    class Inner:
        z = x

    return inner


def generator():
    yield
    yield 1
    yield 1, 2
    x = yield
    x = yield 1
    x = yield 1, 2
    x += yield
    x = y = yield z
    f((yield))
    f((yield x), (yield y, z))
    [(yield)]
    if (yield): pass
    print (yield)
    print (yield), (yield 1)
    x = (yield x) + (yield y)
    return


@decorator
def decorated(): pass


@decorator()
@decorator.attribute
@decorator.attribute.call(1, b=2, *c, **d)
def decorated_more(): pass


@decorator
class Decorated: pass


@decorator(lambda: 1)
# A comment between.

@other
class DecoratedMore(object):
    pass


class Old: pass
class Empty(): pass
class One(object): pass
class Two(One, object): pass
class Trailing(One, object,): pass
class Computed(base() or object, module.Class): pass


class Whole(object):
    """What it is for."""
    a = 1
    b, c = a, 2
    for d in range(3): pass
    if a:
        def method(self): return self
    else:
        method = None

    @property
    def e(self): return self._e

    @e.setter
    def e(self, e): self._e = e

    @staticmethod
    def f(): pass

    def __init__(self, (x, y), *args, **kwargs):
        super(Whole, self).__init__(*args, **kwargs)
        self.x, self.y = x, y
        print >>log, self.x,

    class Meta:
        __metaclass__ = type
        exec "g = 1"
        print "made"
