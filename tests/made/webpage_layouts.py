"""News pages in many layouts around invented stories: what a reader must find in each, and what it must set aside."""

# ruff: noqa: E501 (markup is easier to read unbroken)

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    outlet: str
    headline: str
    standfirst: str
    author: str
    date: str
    captions: tuple[str, ...]
    body: tuple[str, ...]


STORIES = (
    Story(
        "The River Daily",
        "Salt sheds close after a hundred years on the island",
        "Owners blame the price of coal; the council wants the quay for itself.",
        "Ines Calder",
        "2031-05-02",
        ("The quay at night. Photograph: Tomas Weir", "Workers leave the main hall on Monday"),
        (
            "The owners of the salt sheds on Norrey Island closed the last of them on Monday, a hundred years after the "
            "first load of salt left the quay for the mainland.",
            "“We have paid wages out of our own pockets since the autumn,” said Marta Quill, who runs the company with "
            "her brother. “There is nothing left to pay them from.”",
            "The harbour council said it had offered a loan in March. It was turned down, a spokesman said, because the "
            "family would not give up the land behind the quay.",
            "About sixty people worked in the sheds at the end. Most of them live on the island, and the ferry to the "
            "mainland leaves too late for the morning shift in the canneries.",
            "Quill said the machines would be sold.",
            "The island has no other employer of that size, and the school expects to lose a third of its pupils by the "
            "winter if families move away to find work.",
        ),
    ),
    Story(
        "Harbour Courier",
        "Council votes to pull down the old lighthouse",
        "Engineers call the tower unsafe, and islanders call it theirs.",
        "Peder Lund",
        "2031-07-19",
        ("The lighthouse in 1954", "Protesters at the town hall"),
        (
            "The council of Norrey voted by nine to four on Thursday to pull down the lighthouse at the northern point, "
            "whose lamp has been dark for eleven years.",
            "Engineers who looked at the tower in spring found cracks as wide as a hand. The cost of repair would be "
            "two million crowns, according to their report.",
            "Outside the town hall some two hundred islanders sang until the vote was read out. “It is the first thing "
            "our children draw,” said Olav Sund, a teacher.",
            "The mayor, Greta Holm, said nobody had voted with a light heart. She promised a smaller light on the same "
            "rock, to be paid for by the harbour dues.",
            "The national heritage office may still stop the work. It has four weeks to answer, and it has overruled the "
            "council twice in the past decade.",
            "The lamp itself was sold to a museum on the mainland years ago.",
        ),
    ),
)
_TEASERS = (
    ("Ferry fares rise for the third time this year", "Islanders pay more than anybody else on the coast, a survey of twelve ports finds, and the company says fuel is to blame for all of it."),
    ("Ten walks for a wet weekend", "From the cliffs to the old rope yard: our readers have sent in the paths that they like best when it rains, with maps and places to eat."),
    ("Opinion: stop blaming the weather", "The harbour has had a plan for storms since the flood, writes our columnist, and it is time that somebody opened the drawer it lies in."),
    ("Quiz of the week", "How closely have you followed the news from the coast? Take the quiz and compare your score with that of the newsroom."),
)  # fmt: skip
_NAV = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in ("News", "Politics", "Sport", "Culture", "Weather", "Letters"))  # fmt: skip
_LEGAL = (
    "All rights reserved. No part of this page may be copied without the written consent of the publisher. We follow the "
    "code of the press council; complaints go to the readers' editor."
)
_COOKIES = (
    "We and our partners use cookies to measure how this page is read and to show advertisements that may interest you. "
    "You can change your choice at any time."
)
_LETTER = "Get the best of our reporting in your inbox every morning. Sign up for the newsletter; you can leave it at any time."
_BIO = "{author} has written about the coast for {outlet} since 2019, and before that about ships."
_COMMENTS = (
    ("gull44", "They should have seen this coming twenty years ago, when my father told them the same thing at every meeting."),
    ("Anna from Norrey", "Thank you for a fair report. I was there and it was just as it is written here, only colder."),
)  # fmt: skip


def _e(text: str) -> str:
    return html.escape(text, quote=False)


def _paragraphs(story: Story, attributes: str = "") -> list[str]:
    return [f"<p{attributes}>{_e(text)}</p>" for text in story.body]


def _head(story: Story, *, more: str = "") -> str:
    return (
        f'<head><meta charset="utf-8"><title>{_e(story.headline)} | {story.outlet}</title>'
        f'<meta property="og:title" content="{_e(story.headline)}"><meta property="og:site_name" content="{story.outlet}">'
        f'<meta name="author" content="{story.author}"><meta property="article:published_time" content="{story.date}">'
        f"<style>p {{ margin: 0 }}</style><script>window.data = {{}};</script>{more}</head>"
    )


def _page(story: Story, body: str, *, more: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en">{_head(story, more=more)}<body>{body}</body></html>'


def _teasers(*, tag: str = "div", name: str = "teaser", heading: str = "h3") -> str:
    return "".join(
        f'<{tag} class="{name}"><a href="/x"><img src="t.jpg" alt=""></a><{heading}><a href="/x">{title}</a></{heading}>'
        f"<p>{text}</p></{tag}>"
        for title, text in _TEASERS
    )


def _comments(name: str = "comments") -> str:
    return f'<section class="{name}" id="{name}"><h2>Comments</h2>' + "".join(
        f'<div class="comment"><span>{who}</span><p>{text}</p></div>' for who, text in _COMMENTS
    ) + "</section>"  # fmt: skip


def _footer(tag: str = "footer", name: str = "site-footer") -> str:
    return f'<{tag} class="{name}"><p>{_LEGAL}</p><p>© 2031 The publisher</p></{tag}>'


def _figure(caption: str) -> str:
    return f'<figure><img src="a.jpg" alt=""><figcaption>{_e(caption)}</figcaption></figure>'


def semantic(story: Story) -> str:
    return _page(story, f'<header><a href="/">{story.outlet}</a><nav><ul>{_NAV}</ul></nav></header><main><article>'
        f'<h1>{_e(story.headline)}</h1><p class="standfirst">{_e(story.standfirst)}</p>'
        f'<p class="byline">By {story.author}</p>{_figure(story.captions[0])}{"".join(_paragraphs(story))}</article></main>'
        f"<aside>{_teasers()}</aside>{_footer()}")  # fmt: skip


def header_inside_the_article(story: Story) -> str:
    return _page(story, f"<nav><ul>{_NAV}</ul></nav><article><header><h1>{_e(story.headline)}</h1>"
        f'<p class="article__dek">{_e(story.standfirst)}</p><address>{story.author}</address><time>{story.date}</time></header>'
        f'<div class="article-body">{"".join(_paragraphs(story))}</div><footer><p>Topics: Norrey, harbour</p></footer>'
        f"</article>{_footer()}")  # fmt: skip


def blog_with_sidebar(story: Story) -> str:
    return _page(story, f'<div id="page"><div id="masthead"><ul class="menu">{_NAV}</ul></div><div id="content">'
        f'<div class="post hentry"><h1 class="entry-title">{_e(story.headline)}</h1><div class="entry-meta">Posted on '
        f'{story.date} by {story.author}</div><div class="entry-content">{"".join(_paragraphs(story))}</div></div>'
        f'{_comments()}</div><div id="sidebar" class="widget-area"><h3>Recent posts</h3>{_teasers()}</div>'
        f'{_footer("div", "footer")}</div>')  # fmt: skip


def plain_divs_with_meaningless_classes(story: Story) -> str:
    return _page(story, f'<div class="a1"><div class="b2"><ul>{_NAV}</ul></div><div class="c3"><h1 class="d4">'
        f'{_e(story.headline)}</h1><div class="e5">{"".join(_paragraphs(story))}</div></div><div class="f6">'
        f'{_teasers(name="g7")}</div></div><div class="h8"><p>{_LEGAL}</p></div>')  # fmt: skip


def tables_of_the_nineties(story: Story) -> str:
    body = "<br><br>".join(_e(text) for text in story.body)
    links = "<br>".join(f'<a href="{word}.htm">{word}</a>' for word in ("Home", "News", "Archive", "Contact"))
    return (
        f"<html><head><title>{_e(story.headline)}</title></head><body bgcolor=white><table width=100%><tr><td width=120>"
        f"<font size=1>{links}</font></td><td><font size=5><b>{_e(story.headline)}</b></font><p><font size=2>{body}</font>"
        f"</td></tr></table><hr><font size=1>{_LEGAL}</font></body></html>"
    )


def breaks_in_one_div(story: Story) -> str:
    return _page(story, f'<div class="nav">{_NAV}</div><h1>{_e(story.headline)}</h1><div class="story-text">'
        + "<br/><br/>".join(_e(text) for text in story.body)
        + f'</div><div class="related">{_teasers()}</div>')  # fmt: skip


def related_box_inside_the_body(story: Story) -> str:
    parts = _paragraphs(story)
    box = f'<div class="related-articles"><h4>Read more</h4><ul>{"".join(f"<li><a href=/x>{t}</a></li>" for t, _ in _TEASERS)}</ul></div>'
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{''.join(parts[:3])}{box}{''.join(parts[3:])}</article>{_footer()}")  # fmt: skip


def newsletter_form_inside_the_body(story: Story) -> str:
    parts = _paragraphs(story)
    form = f'<form action="/letter"><p>{_LETTER}</p><input type="email"><button>Sign up</button></form>'
    return _page(story, f"<main><h1>{_e(story.headline)}</h1>{''.join(parts[:2])}{form}{''.join(parts[2:])}</main>{_footer()}")  # fmt: skip


def newsletter_div_inside_the_body(story: Story) -> str:
    parts = _paragraphs(story)
    box = (
        f'<div class="newsletter-signup" data-component="newsletter"><h3>The morning letter</h3><p>{_LETTER}</p></div>'
    )
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{''.join(parts[:2])}{box}{''.join(parts[2:])}</article>{_footer()}")  # fmt: skip


def cookie_banner_first(story: Story) -> str:
    return _page(story, f'<div id="cookie-banner" role="dialog"><h2>Your privacy</h2><p>{_COOKIES}</p><button>Accept</button>'
        f'</div><article><h1>{_e(story.headline)}</h1>{"".join(_paragraphs(story))}</article>')  # fmt: skip


def comments_below_in_divs(story: Story) -> str:
    return _page(story, f'<div class="article"><h1>{_e(story.headline)}</h1>{"".join(_paragraphs(story))}</div>'
        f'{_comments("disqus_thread")}{_comments("reader-comments")}')  # fmt: skip


def teasers_as_articles(story: Story) -> str:
    return _page(story, f'<main><article class="story"><h1>{_e(story.headline)}</h1>{"".join(_paragraphs(story))}</article>'
        f'<section class="more"><h2>More from {story.outlet}</h2>{_teasers(tag="article")}</section></main>')  # fmt: skip


def accelerated_mobile(story: Story) -> str:
    return (
        f'<!doctype html><html amp lang="en">{_head(story)}<body><amp-sidebar id="s"><ul>{_NAV}</ul></amp-sidebar>'
        f'<article><h1>{_e(story.headline)}</h1><amp-img src="a.jpg"></amp-img>{"".join(_paragraphs(story))}'
        f'<amp-list src="/more"><div>{_teasers()}</div></amp-list></article>{_footer()}</body></html>'
    )


def microdata(story: Story) -> str:
    return _page(story, f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">'
        f'{_e(story.headline)}</h1><span itemprop="author">{story.author}</span><div itemprop="articleBody">'
        f'{"".join(_paragraphs(story))}</div></div><div class="rail">{_teasers()}</div>{_footer("div")}')  # fmt: skip


def role_main(story: Story) -> str:
    return _page(story, f'<div role="banner">{story.outlet}</div><div role="navigation"><ul>{_NAV}</ul></div>'
        f'<div role="main"><h1>{_e(story.headline)}</h1>{"".join(_paragraphs(story))}</div>'
        f'<div role="complementary">{_teasers()}</div><div role="contentinfo"><p>{_LEGAL}</p></div>')  # fmt: skip


def custom_elements(story: Story) -> str:
    return _page(story, f"<x-header><ul>{_NAV}</ul></x-header><x-story><h1>{_e(story.headline)}</h1><x-body>"
        f"{''.join(_paragraphs(story))}</x-body></x-story><x-more>{_teasers()}</x-more>")  # fmt: skip


def ads_between_paragraphs(story: Story) -> str:
    ad = '<div class="ad-slot"><span>Advertisement</span><p>Warm coats from the island, now a third off in all our shops.</p></div>'
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{ad.join(_paragraphs(story))}</article>{_footer()}")


def author_box_at_the_end(story: Story) -> str:
    bio = _BIO.format(author=story.author, outlet=story.outlet)
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{''.join(_paragraphs(story))}"
        f'<div class="author-bio"><h4>{story.author}</h4><p>{bio}</p></div></article>{_footer()}')  # fmt: skip


def subheads_quotes_and_lists(story: Story) -> str:
    parts = [_e(text) for text in story.body]
    return _page(story, f"<article><h1>{_e(story.headline)}</h1><p>{parts[0]}</p><h2>{''}</h2><blockquote><p>{parts[1]}</p>"
        f"</blockquote><p>{parts[2]}</p><ul><li>{parts[3]}</li><li>{parts[4]}</li></ul><p>{parts[5]}</p></article>{_footer()}")  # fmt: skip


def site_name_in_a_heading(story: Story) -> str:
    return _page(story, f'<header><h1><a href="/">{story.outlet}</a></h1><ul>{_NAV}</ul></header><article><h2 class="headline">'
        f"{_e(story.headline)}</h2>{''.join(_paragraphs(story))}</article>{_footer()}")  # fmt: skip


def most_read_with_long_texts(story: Story) -> str:
    return _page(story, f'<div class="wrap"><div class="col-main"><h1>{_e(story.headline)}</h1>{"".join(_paragraphs(story))}</div>'
        f'<div class="col-side"><h3>Most read</h3>{_teasers(tag="li")}<h3>Video</h3>{_teasers(tag="li")}</div></div>')  # fmt: skip


def share_bars_and_tags(story: Story) -> str:
    share = '<div class="social-share"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Mail</a></div>'
    tags = '<div class="tags">Tags: <a href="/t/1">harbour</a>, <a href="/t/2">council</a></div>'
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{share}{''.join(_paragraphs(story))}{tags}{share}</article>")  # fmt: skip


def photographs_with_captions(story: Story) -> str:
    parts = _paragraphs(story)
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{_figure(story.captions[0])}{''.join(parts[:3])}"
        f"{_figure(story.captions[1])}{''.join(parts[3:])}</article>{_footer()}")  # fmt: skip


def data_for_machines(story: Story) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": story.headline, "articleBody": " ".join(story.body)})
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{''.join(_paragraphs(story))}</article>",
        more=f'<script type="application/ld+json">{data}</script>')  # fmt: skip


def unclosed_tags_and_capitals(story: Story) -> str:
    return (
        f"<HTML><HEAD><TITLE>{_e(story.headline)}</TITLE><BODY><UL>{_NAV}</UL><H1>{_e(story.headline)}</H1>"
        + "".join(f"<P>{_e(text)}" for text in story.body)
        + f"<HR><ADDRESS>{_LEGAL}</ADDRESS>"
    )


def minified(story: Story) -> str:
    return semantic(story).replace("</p>", "").replace("</li>", "").replace(' class="teaser"', " class=teaser")


def links_in_running_text(story: Story) -> str:
    parts = [f"<p>{_e(text).replace('the ', '<a href=/t>the</a> ', 2)}</p>" for text in story.body]
    return _page(story, f"<main><article><h1>{_e(story.headline)}</h1>{''.join(parts)}</article></main>{_footer()}")


def hidden_elements(story: Story) -> str:
    return _page(story, f'<div hidden><p>{_LETTER}</p></div><div style="display:none"><p>{_COOKIES}</p></div><article>'
        f'<h1>{_e(story.headline)}</h1>{"".join(_paragraphs(story))}</article><noscript><p>Turn on scripts.</p></noscript>')  # fmt: skip


def live_ticker_below(story: Story) -> str:
    return _page(story, f'<article><h1>{_e(story.headline)}</h1><div class="article-content">{"".join(_paragraphs(story))}</div>'
        f'</article><div class="ticker"><h2>Live</h2>{_teasers(heading="h4")}</div>{_footer()}')  # fmt: skip


def recommended_at_the_end_of_the_article(story: Story) -> str:
    return _page(story, f"<main><article><h1>{_e(story.headline)}</h1>{''.join(_paragraphs(story))}"
        f'<section class="recommended" aria-label="Recommended"><h2>You may also like</h2>{_teasers()}</section></article></main>')  # fmt: skip


def paywall_notice(story: Story) -> str:
    parts = _paragraphs(story)
    wall = '<div class="paywall"><h3>Read on with a subscription</h3><p>Already a subscriber? Log in to read all our articles without limits.</p></div>'
    return _page(story, f"<article><h1>{_e(story.headline)}</h1>{''.join(parts)}{wall}</article>{_footer()}")


LAYOUTS: dict[str, Callable[[Story], str]] = {
    layout.__name__: layout
    for layout in (
        semantic, header_inside_the_article, blog_with_sidebar, plain_divs_with_meaningless_classes,
        tables_of_the_nineties, breaks_in_one_div, related_box_inside_the_body, newsletter_form_inside_the_body,
        newsletter_div_inside_the_body, cookie_banner_first, comments_below_in_divs, teasers_as_articles,
        accelerated_mobile, microdata, role_main, custom_elements, ads_between_paragraphs, author_box_at_the_end,
        subheads_quotes_and_lists, site_name_in_a_heading, most_read_with_long_texts, share_bars_and_tags,
        photographs_with_captions, data_for_machines, unclosed_tags_and_capitals, minified, links_in_running_text,
        hidden_elements, live_ticker_below, recommended_at_the_end_of_the_article, paywall_notice,
    )
}  # fmt: skip
