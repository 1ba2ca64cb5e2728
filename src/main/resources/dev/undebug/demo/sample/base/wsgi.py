"""What the web server imports: `gunicorn wsgi:app`."""

from shop import create_app

app = create_app()

if __name__ == "__main__":
    app.run(port=8000)
