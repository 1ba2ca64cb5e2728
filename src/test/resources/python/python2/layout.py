# Lines, blanks and indents.
if x:
	tab = 1
if x:
        eight = 1
	same_column = 2
if x:
  two = 1
  if y:
     three = 1
     # a comment

  # a comment at another place
# and at the left
  back = 1
else :
    pass
x = 1;y = 2 ; z = 3 ;
if x : y = 1 ; z = 2
class A :
    def f ( self , x ) : return x [ 0 ] . y ( z = 1 )

    pass
if x:
    pass
    
# the line above has only blanks


def form_feed():
    return 1
x = [
1,
        2,
  3]
x = \
    1
if x and \
   y:
    pass
assert x, \
    "message"
from a import \
    b
print \
    x, \
    y
print x, ; print y
def f(a,
      b=1,
      *c):
    return (a,
b)
while x: pass
else: pass
try: pass
finally: pass
f (x)
f [x]
x . y . z
-x
( )
{ }
"no end of line"
