"""The profiler of the standard library that is written in Python: it has the functions of the other one."""

from cProfile import Profile, run, runctx
