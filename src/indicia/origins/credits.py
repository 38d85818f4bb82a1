"""Whose text a page says it prints: a dateline, a byline, a credit line, "Yonhap reported"."""

from indicia.model import Article
from indicia.origins.data import Known, phrases, wording

_SHORT = 120  # a credit without a name stands in a line of its own


def credited(article: Article, known: Known) -> tuple[str, ...]:
    """The agencies that a page credits, each by the name of its row, in the order in which it names them.

    What the page stage took for the credit comes first, then the credit wording in the text and in the
    lines that were left out of it.
    """
    texts = [article.text, *(block.text for block in article.blocks if block.text)]
    names = [article.credit] if article.credit else []
    for text in texts:
        for match in known.credit_lines.finditer(text):
            names += [group for group in match.groups() if group]
    rows = (known.medium(name) for name in names)
    return tuple(dict.fromkeys(row.name for row in rows if row is not None and row.agency))


def unnamed(article: Article) -> bool:
    """Whether a short line of the page credits agencies without naming one."""
    found = phrases(wording().unnamed_credits)
    lines = [*article.text.split("\n\n"), *(block.text for block in article.blocks if block.text)]
    return any(len(line) <= _SHORT and found.search(line) for line in lines)


def corrected(article: Article) -> bool:
    """Whether a page says that it puts an earlier version of itself right."""
    found = phrases(wording().corrected)
    texts = [article.text, *(block.text for block in article.blocks if block.text)]
    return any(found.search(text) for text in texts)
