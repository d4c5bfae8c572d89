"""The one owner of Danish: folding, numbers, months, weekdays, dates and recurrences."""
