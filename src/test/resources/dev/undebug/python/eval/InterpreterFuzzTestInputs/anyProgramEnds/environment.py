DEBUG = os.environ.get("FLASK_DEBUG", "0").lower() in ("1", "true")
class Base:
    DEBUG = False
class Dev(Base):
    DEBUG = True
configs = {"dev": Dev, "default": Base}
def create_app(name=None):
    app.config.from_object(configs[name or os.getenv("CONFIG") or "default"])
    app.config.update(DEBUG=not app.debug, **{"TESTING": 1})
    return app
create_app("dev").run(host="0.0.0.0", debug=DEBUG if DEBUG else bool(int("1")))
