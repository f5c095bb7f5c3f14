"""The translators' queue: what waits in the languages that somebody works on, and who has claimed it."""
