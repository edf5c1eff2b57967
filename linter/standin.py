"""A module that stands for another one until somebody asks it for something."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class StandIn(ModuleType):
    """Bears the name of a module, and imports that when the first of its attributes is asked for."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # the import system looks at these
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)
