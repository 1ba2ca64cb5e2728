import argparse
p = argparse.ArgumentParser()
p.add_argument("--debug", action="store_true", default=True)
a = p.parse_args()
for i in range(10):
    try:
        while i:
            i -= 1
            if i == 3: continue
            assert i, "x"
    except (ValueError, KeyError) as e:
        raise
    finally:
        x = [y for y in (1, 2) if y] + list("ab") * 3
with open("f") as f: exec(f.read())
match x:
    case [1, *rest] if rest: app.debug = True
app.run(debug=a.debug, use_debugger=f"{x!r:>{10}}" == "")
