"""Read records of news services: Media Cloud, GDELT, NewsAPI, GNews, Event Registry, The Guardian, news-please.

A service is known by the names of its fields, which say what is outlet, date, headline and text; other fields keep
their names. Tables made of such records (`source.name`, or a dictionary in a cell) are known too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from framing.corpus.exports.articles import Article, make_document
from framing.corpus.exports.values import host_of, read_count, read_language
from framing.corpus.request import Request
from framing.errors import Problem
from framing.types import Document


@dataclass(frozen=True, slots=True)
class Service:
    """A service: its name, sets of fields of which one must be there, and the paths of each field's value in turn."""

    name: str
    needs: tuple[frozenset[str], ...]
    fields: Mapping[str, tuple[str, ...]]


def _service(name: str, needs: str, **fields: str) -> Service:
    """Return a service from its fields in writing: alternatives parted by spaces, sets by "|"."""
    sets = tuple(frozenset(part.split()) for part in needs.split("|"))
    return Service(name, sets, {field: tuple(paths.split()) for field, paths in fields.items()})


SERVICES = (
    _service(
        "Media Cloud",
        "media_name publish_date title url|media_url publish_date title url|stories_id publish_date title url",
        title="title", date="publish_date", outlet="media_name", url="url", language="language",
        body="text story_text", accession="stories_id", loaded="indexed_date collect_date",
    ),
    _service(
        "GDELT",
        "url title seendate domain|URL MobileURL Date Title|url title date outletName",
        title="title Title", date="seendate Date date", outlet="outletName domain", url="url URL",
        language="language lang",
        country="sourcecountry", standfirst="desc", author="author",
    ),
    _service(
        "Event Registry",
        "uri title body source dateTime|uri title body source date",
        title="title", date="date dateTime", outlet="source.title source.uri", url="url", language="lang",
        body="body text",
        author="authors", genre="dataType", accession="uri",
    ),
    _service(
        "NewsAPI",
        "source publishedAt title url|source.name publishedAt title url",
        title="title", date="publishedAt", outlet="source.name source", url="url", author="author",
        standfirst="description", body="content text", language="lang",
    ),
    _service(
        "The Guardian",
        "webTitle webPublicationDate webUrl",
        title="fields.headline webTitle", date="webPublicationDate", outlet="fields.publication", url="webUrl",
        section="sectionName", author="fields.byline", genre="type", words="fields.wordcount", body="fields.bodyText",
        standfirst="fields.trailText", accession="id",
    ),
    _service(
        "Common Crawl",
        "maintext title date_publish|maintext title source_domain|domain date title text image_url url",
        title="title", date="date_publish date", outlet="source_domain domain", url="url", language="language",
        author="authors", standfirst="description", body="maintext text", loaded="date_download",
    ),
)  # fmt: skip
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+?\d+ chars\]\s*$")
_ENTRY = re.compile(r"[\"'](?P<key>\w{1,30})[\"']:\s?(?:'(?P<a>[^']{1,300})'|\"(?P<b>[^\"]{1,300})\")")
_ITEM = re.compile(r"'(?P<a>[^']{1,300})'|\"(?P<b>[^\"]{1,300})\"")
_LONGEST_WRITTEN = 2_000
_REMOVED = "[Removed]"
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_WRAPPERS = ("response", "articles", "results", "stories", "data")


def find_service(fields: Collection[str], text_field: str) -> Service | None:
    """Return the service whose fields these are, `None` for any other record and where the caller names a text."""
    if text_field != "text" and text_field in fields:
        return None
    return _service_with(frozenset(fields))


@lru_cache(maxsize=64)
def _service_with(fields: frozenset[str]) -> Service | None:
    return next((s for s in SERVICES if any(needs <= fields for needs in s.needs)), None)


def unwrap_records(content: Any) -> Any:
    """Return the list of records that a service's answer wraps, at most three deep; other content as it is."""
    inner = content
    for _ in range(3):
        if not isinstance(inner, dict):
            break
        name = next((name for name in _WRAPPERS if isinstance(inner.get(name), dict | list)), None)
        if name is None:
            break
        inner = inner[name]
    is_known = isinstance(inner, list) and bool(inner) and isinstance(inner[0], dict)
    return inner if is_known and find_service(inner[0], "text") else content


def read_record(
    record: Mapping[str, Any], service: Service, *, path: str, number: int, request: Request
) -> Document | None:
    """Return a service's record as a document, called by its id or else `FILE:NUMBER`.

    Notes at the first record what its service leaves out. Reports a record without headline and text, sets
    aside one that was removed, and returns `None` for both.
    """
    if record.get("title") == _REMOVED:
        request.set_aside(f"{path}:{number}", f"removed from {service.name}")
        return None
    values = {field: _find(record, paths) for field, paths in service.fields.items()}
    article = Article(headline=_text(values.get("title")), date=_text(values.get("date")))
    article.put("outlet", _text(values.get("outlet")) or host_of(_text(values.get("url"))))
    article.put("author", _names(values.get("author")))
    article.put("language", read_language(_text(values.get("language"))))
    article.put("words", read_count(_text(values.get("words"))))
    for field in ("url", "section", "genre", "country", "accession", "loaded"):
        article.put(field, _text(values.get(field)))
    article.put("archive", service.name)
    body = _text(values.get("body"))
    if _CUT.search(body):
        body = _CUT.sub("", body)
        article.put("cut", True)
    article.standfirst = _MARKUP.sub("", _text(values.get("standfirst")))
    if body.startswith(article.standfirst[:60]) or article.standfirst.startswith(body[:60] or "\0"):
        article.standfirst = ""  # the text begins with it
    for line in body.split("\n"):
        article.add(line)
    if article.is_empty and not article.standfirst:
        request.refuse(f"{path}:{number}", "a record without headline and text")
        return None
    if number == 1:  # said once a file
        _note(article, path, service, request)
    _keep_others(article, record, service)
    own_id = record.get(request.id_field)
    name = str(own_id) if isinstance(own_id, str | int) and own_id != "" else None
    return make_document(article, path=path, number=number, request=request, document_id=name)


def _note(article: Article, path: str, service: Service, request: Request) -> None:
    if not any(zone == "body" for _, zone in article.parts):
        request.note(Problem(path, f"{service.name} gives no texts; the headlines are read"))
    elif article.meta.get("cut"):
        request.note(Problem(path, f"{service.name} gives the beginnings of texts alone"))


def _find(record: Mapping[str, Any], paths: tuple[str, ...]) -> Any:
    for path in paths:
        value: Any = record.get(path)
        if value is None and "." in path:
            root, _, name = path.partition(".")
            inner = _opened(record.get(root))
            value = inner.get(name) if isinstance(inner, dict) else None
        value = _opened(value)
        if value not in (None, "", [], {}):
            return value
    return None


def _opened(value: Any) -> Any:
    """Return a dictionary or list that a table has in writing; anything else as it is."""
    if not isinstance(value, str) or len(value) > _LONGEST_WRITTEN:
        return value
    if value.startswith("{") and value.endswith("}"):
        return {found["key"]: found["a"] or found["b"] for found in _ENTRY.finditer(value)}
    if value.startswith("[") and value.endswith("]"):
        return [found["a"] or found["b"] for found in _ITEM.finditer(value)] or value
    return value


def _text(value: Any) -> str:
    match value:
        case str():
            return value
        case bool() | None:
            return ""
        case int() | float():
            return str(value)
        case dict():
            inner = value.get("title") or value.get("name")
            return inner if isinstance(inner, str) else ""
        case _:
            return ""


def _names(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, (_text(_opened(name)) for name in value[:50])))
    return _text(value)


def _keep_others(article: Article, record: Mapping[str, Any], service: Service) -> None:
    taken = {path.partition(".")[0] for paths in service.fields.values() for path in paths}
    for name, value in record.items():
        if name in taken or name in ("id", "date") or not isinstance(value, str | int | float | bool):
            continue
        if not isinstance(value, float) or value - value == 0:  # no NaN, no infinity
            article.meta.setdefault(name, value)
