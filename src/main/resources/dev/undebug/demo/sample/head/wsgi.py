"""Starts the shop: `python wsgi.py`, or `flask --app wsgi run`."""

from shop import create_app

app = create_app()

if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8000, debug=True)
