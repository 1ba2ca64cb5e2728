"""pywin32's host of services, for a program that is started as one and installs none: its classes wait for the dispatcher."""

from undebug_model import unknown

_hosted = []


def PrepareToHostSingle(klass=None):
    if klass is not None:
        _hosted.append(klass)


def PrepareToHostMultiple(name, klass):
    _hosted.append(klass)


def StartServiceCtrlDispatcher():
    for klass in _hosted:
        klass([unknown()]).SvcRun()
