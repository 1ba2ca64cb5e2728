"""Runs Flask programs and tells which debug argument each gives to app.run().

Reads one JSON object a line: {"program": text, "files": {path: text}, "arguments": [...], "environment": {...}}.
Answers each with a line: "True", "False" (the truth of the argument), "none" (nothing was started), or "error: ...".
"""

import json
import os
import sys
import tempfile

import flask

for package in sys.argv[1:]:
    __import__(package)


def run(case, folder):
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(case["environment"])
    for path, text in {**case["files"], "app.py": case["program"]}.items():
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    started = []
    flask.Flask.run = lambda self, **options: started.append(bool(options.get("debug")))
    sys.argv = ["app.py"] + case["arguments"]
    sys.path.insert(0, os.getcwd())
    sys.stderr = open(os.devnull, "w")
    try:
        # Libraries that look for files beside the caller want a real one.
        code = compile(case["program"], os.path.abspath("app.py"), "exec")
        exec(code, {"__name__": "__main__", "__file__": os.path.abspath("app.py")})
    except SystemExit:
        pass
    except Exception as error:
        if not started:
            return "error: " + type(error).__name__
    return str(started[0]) if started else "none"


for line in sys.stdin:
    read, write = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        if os.fork() == 0:
            sys.stdout = open(os.devnull, "w")
            os.write(write, run(json.loads(line), folder).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answer:
            print(answer.read(), flush=True)
        os.wait()
