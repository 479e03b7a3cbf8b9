"""Values in the words of people: 8.000 đồng, 01/07/2025, 5 ngày làm việc."""

from __future__ import annotations

from datetime import date

from assistant.replies import say


def dong(amount: int) -> str:
    """8000 → '8.000 đồng'."""
    return say("money.dong", amount=f"{amount:,}".replace(",", "."))


def day_month_year(day: date) -> str:
    return f"{day:%d/%m}/{day.year:04}"


def span(amount: int, unit: str) -> str:
    """5, working_day → '5 ngày làm việc'."""
    return f"{amount} {say(f'units.{unit}')}"
