from blog.translation.models.comment import Comment
from blog.translation.models.credit import Credit
from blog.translation.models.pair import Pair, PairKey
from blog.translation.models.source import Source
from blog.translation.models.translation import Translation

__all__ = ["Comment", "Credit", "Pair", "PairKey", "Source", "Translation"]
