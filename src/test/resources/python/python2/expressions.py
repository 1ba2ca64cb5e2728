# The expressions of Python 2.7, each in every form that its grammar has.
a or b; a and b; not a; not not a; a or b and not c; (a or b) and c
a < b; a > b; a == b; a >= b; a <= b; a <> b; a != b; a in b; a not in b; a is b; a is not b
a < b < c; a <> b != c; a is not b is c; not a in b; not a == b
a | b; a ^ b; a & b; a << b; a >> b; a + b; a - b; a * b; a / b; a // b; a % b; a ** b
+a; -a; ~a; - -a; ~-+a; -a ** -b; a ** -b ** c; -1; -1 ** 2; (-1) ** 2; - 1; -1.5; -1j; -0x10; -010; -10L; 2 - 1; 2 -1
a + b * c - d / e // f % g
(a + b) * (c - d)
a | b ^ c & d << e + f * -g ** h
a if b else c
a if b else c if d else e
(a if b else c) if d else e
a or b if c or d else e or f
lambda: a
lambda x: x
lambda x, y=1, *z, **w: x
lambda *x: x
lambda **x: x
lambda (x, y): x
lambda (x, (y, z)), w=(1, 2): x
lambda x=lambda: 1: x
lambda: (yield)
lambda: a if b else c
a if b else lambda: c
not (lambda: a)

a.b; a.b.c; (a).b; (a + b).c; a().b; a[0].b; "a".b; (1).b; 1.0.b; 1..b; 1j.b
a(); a(b); a(b,); a(b, c); a(b=1); a(b, c=1); a(*b); a(**b); a(*b, **c); a(b, *c, **d); a(b, c=1, *d, **e); a(*b, c=1)
a(b for c in d); a((b for c in d)); a((b for c in d), e); a((b, c)); a(b)(c)(d)
a(lambda: b, c=lambda d: e)
a[0]; a[b]; a[b, c]; a[b,]; a[b:c]; a[:c]; a[b:]; a[:]; a[b:c:d]; a[::]; a[b::]; a[:c:]; a[::d]; a[b::d]; a[:c:d]; a[b:c:]
a[...]; a[..., b]; a[b:c, d:e]; a[b:c, ..., d]; a[::b, c]; a[()]; a[(b, c)]; a[b:c,]; a[None:None]; a[-1]; a[-1:]
a[lambda: b]; a[b if c else d]
(); (a,); (a, b); (a, b,); a, b; a,; ((a)); ((a, b), (c,))
[]; [a]; [a,]; [a, b]; [a, b,]; [[a], [b]]
{}; {a: b}; {a: b,}; {a: b, c: d}; {a: b, c: d,}; {a: {b: c}}
{a}; {a,}; {a, b}; {a, b,}
[a for b in c]; [a for b in c if d]; [a for b in c if d if e]; [a for b in c for d in e]; [a for b in c if d for e in f if g]
[a for b, c in d]; [a for b, in c]; [a for (b, c) in d]; [a for b in 1, 2]; [a for b in 1, 2, if c]; [(a, b) for c in d]
[a for b in c or d]; [a for b in lambda: c, lambda: d]; [a for b in c if lambda: d]; [a if b else c for d in e]; [[a for b in c] for d in e]
[a for b.c in d]; [a for b[0] in c]
(a for b in c); (a for b in c if d); (a for b in c if d if e); (a for b in c for d in e if f); (a for b, c in d)
(a for b in c or d if e or f); (a for b in (1, 2)); ((a, b) for c in d); (a for b in c if lambda: d)
{a: b for c in d}; {a: b for c, d in e if f}; {a: b for c in d for e in f}
{a for b in c}; {a for b in c if d}; {a for b in c for d in e}
`a`; `a, b`; `1` + `2`; `a`.b; `f(a)`; `lambda: a`
True; False; None; Ellipsis; True == False; f(None); [True, False, None]; not None

"a"; 'a'; """a"""; '''a'''; "a" 'b' """c"""; ("a"
                                              "b")
"a\
b"; 'it\'s'; "say \"it\""; "\\"; "\n\t\x41\101\0"; "\N{LATIN SMALL LETTER A}"
u"a"; U"a"; r"a\n"; R"a\n"; ur"a\n"; UR"a\n"; uR'a\n'; Ur'a\n'; b"a"; B'a'; br"a\n"; bR'a\n'; Br"a\n"; BR'a\n'
u"\u00e9\U0001F600\N{BULLET}"; ur"\u00e9"; u"a" "b"; "a" u"b"; b"a" b"b"
"""a
b "c" 'd' ""e""
"""; '''a
b'''
"""a""" """b
c"""
f("""a
b""", c)
"%s" % a; "%s %s" % (a, b); "%(a)s" % {"a": b}; "{}".format(a)

0; 1; 10; 1234567890; 12345678901234567890; 00; 000; 0777; 0o17; 0O17; 0x1f; 0XAB; 0b101; 0B1
0l; 1L; 10L; 0777L; 0o17L; 0x1fL; 0xFFl; 0b101L; 99999999999999999999L
1.; .5; 1.5; 0.5; 00.5; 09.5; 1e5; 1E5; 1e+5; 1e-5; 1.e5; .5e5; 1.5e-5; 1e400
1j; 1J; 1.j; .5j; 1.5J; 1e5j; 09j; 0j
1if a else 2; 1or 2; [1for a in b]; 0x1for x in y
a<b>c; a==b; a<-b; a**-b; a*-b; a--b; a - -b; a+-+b
(a
 +
 b); a + \
    b; f(
    a,  # one
    # two
    b
); [
    a,

    b,
]; {
    a:
        b,
}
