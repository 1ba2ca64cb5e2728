def f(:
  x = (1,
class A:
    print "a" % [
  y
'''open
