x = 1
if x:
    print "a", \
        """b
c""", y

print z
