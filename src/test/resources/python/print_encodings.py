"""Prints a short Python file in every encoding that this interpreter knows, and the text that it reads in it.

One JSON object per line: the encoding's name, the file's bytes in hexadecimal, and the text.
"""
import encodings.aliases
import json

LETTERS = [bytes([code]) for code in range(0x80, 0x100)] + [bytes([0x81 + 7 * code, 0xA1]) for code in range(17)] + [
    b"\\~", b"\xa4\xa2", b"\x82\xa0", b"\xe3\x81\x82", b"\x1b$B$\"\x1b(B", b"\x81\x30\x81\x30",
]


def decodes(letter, name):
    try:
        return (b"'" + letter + b"'").decode(name).startswith("'")
    except (UnicodeError, LookupError):
        return False


def read(source):
    try:
        scope = {}
        exec(compile(source, "file", "exec", dont_inherit=True), scope)
        return scope["x"]
    except (SyntaxError, ValueError, LookupError):
        return None


names = set(encodings.aliases.aliases) | set(encodings.aliases.aliases.values())
names |= {name.replace("_", "-") for name in names}
for name in sorted(names):
    letters = b"".join(letter + b"\n" for letter in LETTERS if decodes(letter, name))
    start = ("# coding: %s\nx = r'''" % name).encode("ascii")
    value = read(start + letters + b"'''\n")
    if value is not None:
        text = "# coding: %s\nx = r'''%s'''\n" % (name, value)
        print(json.dumps({"name": name, "bytes": (start + letters + b"'''\n").hex(), "text": text}))
