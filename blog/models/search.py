from django.db import models


class SearchDocument(models.Model):
    """What the reader's search knows of one public object, in the object's own language.

    `id` is its place among all hits, the highest first: see blog.search.documents. The terms it is found by stand under
    the same id in the table blog_search_index, which the migration makes: FTS5 on SQLite, a tsvector on PostgreSQL.
    """

    id = models.BigIntegerField(primary_key=True)
    language = models.CharField(max_length=35)
    translation_key = models.UUIDField(db_index=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    filters = models.JSONField(default=list)

    class Meta:
        verbose_name = "search document"
        verbose_name_plural = "search documents"

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class SearchWord(models.Model):
    """A word that public texts have had, so that a typing error leads to it.

    `start` and `ending` are its ends, for finding words that differ in one letter; A word stays when
    the last text with it goes: it is only ever shown where the index still finds something by its stem.
    """

    language = models.CharField(max_length=35)
    form = models.CharField(max_length=40)
    start = models.CharField(max_length=2)
    ending = models.CharField(max_length=2)
    length = models.SmallIntegerField()

    class Meta:
        verbose_name = "search word"
        verbose_name_plural = "search words"
        constraints = [models.UniqueConstraint(fields=["language", "form"], name="one_search_word")]
        indexes = [
            models.Index(fields=["language", "start", "length"], name="search_word_start"),
            models.Index(fields=["language", "ending", "length"], name="search_word_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.form} ({self.language})"
