"""Parts of addresses that routes know beside Django's own."""

from django.urls import register_converter


class NumberConverter:
    """A number from 1, in one way of writing: Django's `int` takes leading zeros, many addresses for one page."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(NumberConverter, "number")
