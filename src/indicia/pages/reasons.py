"""The closed lists of what a block of a page can be and what is noted of a page, each with a sentence."""

KEPT: dict[str, str] = {
    "title": "the headline of the article",
    "text": "a paragraph of the article",
}

REASONS: dict[str, str] = {
    "advertisement": "promotes goods or services, or marks the place of an advertisement",
    "boilerplate": "does not read like a paragraph of an article, and stands among what belongs to the site",
    "byline": "names the author; kept as the byline of the article",
    "caption": "describes a picture or a video, or belongs to its player",
    "comment_form": "belongs to the form for leaving a comment",
    "comments": "stands among the comments of readers",
    "cookie_notice": "asks for consent to cookies or tracking",
    "copyright": "states rights in the page",
    "correction_form": "invites readers to report an error or to write to the outlet",
    "credit": "says who reported, edited or supplied the article",
    "embed": "belongs to a post embedded from a social network",
    "footer": "stands in the footer of the site",
    "header": "stands in the header of the site",
    "markup": "is program code or markup that leaked into the text",
    "menu": "is navigation of the site",
    "newsletter": "invites readers to subscribe to mail, alerts or an app",
    "over_limit": "stands beyond the length up to which an article is read",
    "paywall": "asks readers to sign in, register or pay",
    "photo_credit": "says who took a picture",
    "related_links": "points to other articles",
    "repeated": "says again what the page has already said word for word",
    "search_form": "belongs to a search box or another form",
    "share_bar": "belongs to the buttons for sharing, printing or saving",
    "sidebar": "stands beside the article",
    "tags": "lists topics or sections",
    "timestamp": "says when the page was published or how long it takes to read",
}

NOTES: dict[str, str] = {
    "ambiguous_date": "a day in numbers that can be read in two ways was not taken for the page's date",
    "article_cut": "the article is longer than what is read of one page; the rest was left out",
    "broken_html": "the HTML could not be taken apart and was read as plain text",
    "extractor_failed": "the extractor found no article in the HTML, so the line judge chose by itself",
    "guessed_charset": "the page does not say how its characters are encoded; it was guessed",
    "invalid_bytes": "some bytes are no characters in the page's encoding and were replaced",
    "language_unsure": "the page is too short or too odd to tell its language; it was read as English",
    "left_out": "how many blocks of the page were left out, by reason",
    "no_title": "no headline was found on the page",
    "page_cut": "the page is larger than what is read of one; the rest was left out",
    "undated": "the page bears no date that can be trusted, so relative times stay relative",
}
