"""Where the fields of a form stand, one below the other."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Fields(VerticalScroll, inherit_bindings=False):
    """Scrolls to the field that one goes to, and by no key of its own."""

    def take_rest_of(self, height: int) -> None:
        """Be no higher than the others leave of so many lines."""
        others = [each for each in self.siblings if each.display]
        rest = sum(
            each.outer_size.height + each.styles.margin.height for each in others
        )
        self.styles.max_height = max(3, height - rest)
