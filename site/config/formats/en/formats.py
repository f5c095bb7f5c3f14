# Django shows English dates the American way; readers everywhere understand day, month, year.
DATE_FORMAT = "j F Y"
MONTH_DAY_FORMAT = "j M"
TIME_FORMAT = "P"
