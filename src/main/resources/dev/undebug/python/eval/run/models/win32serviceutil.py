"""pywin32's services of Windows: the service manager calls `SvcDoRun` of the class that a program hands over."""

from undebug_model import unknown


class ServiceFramework:
    def __init__(self, args):
        pass

    def SvcRun(self):
        self.SvcDoRun()

    def ReportServiceStatus(self, *args, **options):
        pass

    def __getattr__(self, name):
        return unknown()


def HandleCommandLine(
    cls, serviceClassString=None, argv=None, customInstallOptions="", customOptionHandler=None
):
    cls([unknown()]).SvcRun()
