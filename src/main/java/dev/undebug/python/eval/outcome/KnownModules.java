package dev.undebug.python.eval.outcome;

import java.util.Set;

/**
 * Modules of the standard library and of well-known packages: an import of them never means a folder of the repository.
 */
public final class KnownModules {
    private static final Set<String> STANDARD = Set.of(("abc aifc antigravity argparse array ast asynchat asyncio "
                    + "asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk "
                    + "cmath cmd code codecs codeop collections colorsys compileall compression concurrent contextlib "
                    + "contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis "
                    + "distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput "
                    + "fnmatch formatter fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib "
                    + "grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress "
                    + "itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math "
                    + "mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib ntpath numbers opcode "
                    + "operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform "
                    + "plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pyexpat "
                    + "queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors "
                    + "shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 ssl stat "
                    + "statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog "
                    + "tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token "
                    + "tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib "
                    + "uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp "
                    + "zipfile zipimport zlib zoneinfo __future__ __main__ ConfigParser Queue StringIO cStringIO "
                    + "cPickle commands cookielib Cookie htmlentitydefs httplib SocketServer thread Tkinter urllib2 "
                    + "urlparse")
            .split(" "));

    private static final Set<String> PACKAGES = Set.of(("OpenSSL PIL absl aiofiles aiohttp airflow alembic altair amqp "
                    + "ansible anthropic anyio apispec apscheduler arrow asgiref asyncpg attr attrs authlib autobahn azure babel bcrypt billiard bleach "
                    + "blinker bokeh boto boto3 botocore bottle bs4 cachelib cachetools cassandra celery cerberus certifi "
                    + "cffi chainlit chameleon chardet cherrypy chromadb click cloudinary cloudscraper colorama "
                    + "coloredlogs colorlog connexion consul coverage crispy_forms cryptography curl_cffi cv2 cx_Oracle "
                    + "dash dask databases datadog dateutil ddtrace decouple diskcache django dns docker dockerflow "
                    + "docopt docutils dotenv dynaconf elasticsearch emails environ environs eve eventlet faker falcon "
                    + "fastapi faiss feedparser filelock firebase_admin flasgger flask flask_admin flask_appbuilder "
                    + "flask_assets flask_babel flask_bcrypt flask_caching flask_compress flask_cors flask_debugtoolbar "
                    + "flask_dance flask_graphql flask_httpauth flask_jwt_extended flask_limiter flask_login flask_mail "
                    + "flask_marshmallow flask_migrate flask_moment flask_mongoengine flask_mysqldb flask_openapi3 "
                    + "flask_principal flask_pymongo flask_redis flask_restful flask_restplus flask_restx flask_script "
                    + "flask_seasurf flask_security flask_session flask_smorest flask_sock flask_socketio "
                    + "flask_sqlalchemy flask_talisman flask_testing flask_uploads flask_wtf flaskext fsspec gevent "
                    + "geventwebsocket git github gitlab google googleapiclient gql gradio graphene graphql greenlet grpc "
                    + "gunicorn h11 haystack httpcore httplib2 httptools httpx huey humanize hupper hvac hypercorn "
                    + "hypothesis idna ijson influxdb invoke itsdangerous jinja2 jmespath joblib jose jsonschema jupyter "
                    + "jwt kafka keras kombu kubernetes langchain ldap ldap3 limits llama_index loguru lxml mako mangum "
                    + "markdown markdown2 markupsafe marshmallow matplotlib meinheld memcache milvus minio mistune mlflow "
                    + "mock mongoengine moto motor msal msgpack multidict mypy mysql MySQLdb nacl nats neo4j networkx "
                    + "newrelic niquests nltk nose numpy oauth2client oauthlib oci odbc openai opencensus openpyxl "
                    + "opentelemetry opentracing oracledb orjson packaging pandas paramiko passlib paste pendulum peewee "
                    + "pika pinecone pip pkg_resources playhouse plotly pluggy pony prefect primp prometheus_client "
                    + "prometheus_flask_exporter prompt_toolkit psutil psycopg psycopg2 pyarrow pyasn1 pycurl pydantic "
                    + "pydantic_settings pygments pylibmc pymemcache pymongo pymysql pynamodb pyodbc pyotp pyramid pytest "
                    + "pythonjsonlogger pytz qrcode quart rabbitmq ratelimit raven ray redis regex reportlab requests "
                    + "requests_cache requests_html requests_oauthlib requests_toolbelt responses rich rpyc rq rsa ruamel "
                    + "s3transfer sanic scipy scrapy seaborn selenium sendgrid sentence_transformers sentry_sdk "
                    + "setuptools shapely simplejson six sklearn slack slack_sdk slugify snowflake social_core socketio "
                    + "solr sphinx spacy sqlalchemy sqlalchemy_utils sqlmodel sqlparse starlette statsd streamlit stripe "
                    + "structlog supabase supervisor sympy tabulate telebot telegram tenacity tensorflow termcolor "
                    + "testcontainers tls_client toml tomli torch tornado tortoise tqdm transformers trio tweepy twilio "
                    + "twisted typer typing_extensions tzlocal ujson unidecode urllib3 uvicorn uvloop uwsgi "
                    + "uwsgidecorators voluptuous waitress watchdog watchtower weasyprint webargs webassets webob "
                    + "websocket websockets werkzeug wheel whitenoise whoosh wrapt wtforms xlrd xlsxwriter xmltodict yaml "
                    + "yarl zeep zmq zope")
            .split(" "));

    /** Packages whose objects have a method {@code run} that starts something else than Flask or one of its relatives. */
    private static final Set<String> OTHERS =
            Set.of(("PyQt5 PyQt6 PySide2 PySide6 aiohttp anyio asyncio blacksheep celery "
                            + "chainlit cherrypy discord falcon fastmcp gradio hypercorn invoke kivy litestar mcp nicegui pyramid "
                            + "robyn sanic slack_bolt streamlit subprocess telebot telegram textual toga trio twisted typer "
                            + "unittest uvicorn uvloop wx")
                    .split(" "));

    /** Those of them whose objects give back what a program hands to them: queues, tasks, results. */
    private static final Set<String> CARRIERS = Set.of("anyio", "asyncio", "trio", "uvloop");

    private KnownModules() {}

    /** Returns whether what a top-level module makes and runs is none of Flask or its relatives. */
    public static boolean runsOthers(String top) {
        return OTHERS.contains(top);
    }

    /** Returns whether objects of a top-level module give back what a program hands to them. */
    public static boolean carries(String top) {
        return CARRIERS.contains(top);
    }

    /** Returns whether a top-level module is one of these. */
    public static boolean have(String top) {
        return STANDARD.contains(top) || PACKAGES.contains(top);
    }

    /** Returns whether a top-level module is one of the standard library. */
    public static boolean isStandard(String top) {
        return STANDARD.contains(top);
    }
}
