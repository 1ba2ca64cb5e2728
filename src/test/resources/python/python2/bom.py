# With a byte order mark.
x = "é", u"😀", y
print u"é€", x
print "😀" + a, b
