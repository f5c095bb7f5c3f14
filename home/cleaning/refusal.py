class Refused(Exception):
    """A file that is not kept. `reason` is a word that the site has a sentence for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
