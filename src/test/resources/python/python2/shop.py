#!/usr/bin/env python2.7
# coding: utf-8
"""A shop as people wrote them before Python 3."""
import ConfigParser
import os
import sys
import urllib2
from StringIO import StringIO

from flask import Flask, jsonify, render_template as render, request

reload(sys)
sys.setdefaultencoding("utf-8")

app = Flask(__name__)
app.config.from_object("settings.%s" % os.environ.get("SHOP", "Production"))
app.config.update(dict(DEBUG=bool(os.environ.get("SHOP_DEBUG")), SECRET=`os.getpid()`))
PRICES = dict((name, int(price, 010)) for name, price in [line.split(None, 1) for line in open("prices")])
MODE = 0644
LIMIT = 100L


class Basket(dict):
    total = property(lambda self: sum(PRICES[name] * n for name, n in self.iteritems()))

    def add(self, (name, n), **more):
        if not self.has_key(name) and name <> u"gift":
            self[name] = 0
        self[name] += n
        for key in more: self.add((key, more[key]))
        return self


def fetch(url, tries=3):
    while tries > 0:
        try:
            return urllib2.urlopen(url, timeout=5).read()
        except urllib2.HTTPError, e:
            if e.code / 100 == 4:
                raise
            print >>sys.stderr, "%s: %d" % (url, e.code)
        except (urllib2.URLError, IOError), (number, words):
            print >>sys.stderr, words,
            raise RuntimeError, "%s: %s" % (url, words), sys.exc_info()[2]
        finally:
            tries -= 1
    else:
        return None


@app.route("/basket/<int:number>", methods=["GET", "POST"])
def basket(number):
    """Shows a basket."""
    b = Basket().add(("tea", 1), milk=2) if request.method == "POST" else Basket()
    return render("basket.html", basket=b, items=sorted(b.items(), key=lambda (name, n): -n))


@app.errorhandler(500)
def error(e):
    import traceback; out = StringIO(); traceback.print_exc(file=out)
    return jsonify(error=unicode(e), trace=out.getvalue()), 500


def main(argv=sys.argv):
    config = ConfigParser.ConfigParser({"debug": "off"})
    config.read(["shop.ini", os.path.expanduser("~/.shop")])
    if len(argv) > 1 and argv[1] in ("-d", "--debug"): config.set("DEFAULT", "debug", "on")
    with open("shop.pid", "w") as pid, open(os.devnull) as null:
        print >>pid, os.getpid()
        exec open("local_settings.py") in app.config
    app.run(host="0.0.0.0", port=int(config.get("DEFAULT", "port") or 5000L),
            debug=config.getboolean("DEFAULT", "debug"))


if __name__ == "__main__":
    print "Shop", u"\u2014", MODE,
    main()
