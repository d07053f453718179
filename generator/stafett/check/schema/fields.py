"""What all models of files share."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, model_validator

from .numbers import Boolean
from .texts import Alias, Email, Phone, Title, Unique


class Fields(BaseModel):
    """The fields of a file or of a part of it; an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Later instances take half the memory: Python puts the names of attributes that early ones are given into a table that
        all share; it learns none from validated ones, which are given a dictionary.
        """
        first = cls.__new__(cls)
        for name in cls.__pydantic_fields__:
            object.__setattr__(first, name, None)

    @model_validator(mode="before")
    @classmethod
    def leave_out_absent(cls, data: Any) -> Any:
        """A known key without a value counts as absent; an unknown one stays, to be told."""
        if isinstance(data, dict) and None in data.values():
            known = cls.__pydantic_fields__
            names = {field.alias or name for name, field in known.items()}
            return {key: value for key, value in data.items() if value is not None or key not in names}
        return data


class EntryFields(Fields):
    """What any kind of entry may say."""

    title: Title
    draft: Boolean = False
    aliases: Annotated[tuple[Alias, ...], Unique] = ()


class ContactFields(Fields):
    """A role that can be reached, never a private person."""

    role: Title
    email: Email | None = None
    phone: Phone | None = None
