# Django shows English dates the American way; readers everywhere understand day, month, year.
DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "P"
