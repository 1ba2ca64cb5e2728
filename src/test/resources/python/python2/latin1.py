# -*- coding: latin-1 -*-
"""Bytes that are letters: éèß."""
x = "é", u"é", y
print "éè", x  # é
z = f(u"üü", a, "ß") + b
