"""`NamedTuple` as `typing` has it, made in half the time.

`typing` turns every annotation into a type while it makes a class, which for all classes of a run takes longer than the check
of an article. Nothing here asks for those types at run time.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            made = namedtuple(name, fields, defaults=[body[f] for f in fields if f in body], module=body["__module__"])
            for key, value in body.items():
                if key not in fields and key not in ("__module__", "__qualname__"):
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base of classes that are tuples with names."""
