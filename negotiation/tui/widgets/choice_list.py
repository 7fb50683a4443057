"""A list with a cursor that arrows and vi keys move; Enter or a click chooses."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class ChoiceList(OptionList):
    """An option list with vi keys, whose words are never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)

    @property
    def chosen(self) -> str | None:
        """The id of the entry under the cursor."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id
