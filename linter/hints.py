"""What we use of `typing`, for those who read types, and next to nothing at run time.

Types are for people and for mypy. To import `typing` takes longer than to check an article for most rules, and it makes a
class of named tuples in twice the time, because it turns every annotation into a type.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False  # type checkers know it by its name, and take it for true
if TYPE_CHECKING:
    from typing import IO as IO
    from typing import Any as Any
    from typing import Literal as Literal
    from typing import NamedTuple as NamedTuple
    from typing import NoReturn as NoReturn
    from typing import Protocol as Protocol
    from typing import TypeVar as TypeVar
    from typing import cast as cast
else:

    class _Hint:
        def __class_getitem__(cls, _: object) -> type:
            return cls

    IO = Any = Literal = NoReturn = Protocol = _Hint

    def cast(_: object, value: object) -> object:
        return value

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
