"""pytest plugin for the A2A TCK: adds the headers of TCK_HEADERS (JSON) to every HTTP call, which the TCK itself cannot,
and writes how each test ended to TCK_OUTCOMES (JSON: test id -> passed | failed | skipped | xfailed).

With TCK_WORDS (JSON: how a message's id begins -> a word) it adds the word to the message's text, and makes the id unique.
The TCK tells agents by that id what to do; agents on platforms that do not speak A2A never see it, and are scripted by words
instead."""

import copy
import json
import os
import re
import uuid

import httpx
import pytest

HEADERS = json.loads(os.environ.get("TCK_HEADERS", "{}"))
# Longer beginnings stand first.
WORDS = json.loads(os.environ.get("TCK_WORDS", "{}"))

# These make calls of their own to see that callers without credentials are refused.
UNAUTHENTICATED = re.compile("authentication_required|authentication_scheme_validation|access_control")


def with_word(body):
    """The same body, with the word for its message, if it holds one."""
    holder = body.get("params", body) if isinstance(body, dict) else None
    message = holder.get("message") if isinstance(holder, dict) else None
    if not isinstance(message, dict):
        return body
    message_id = str(message.get("messageId") or message.get("message_id") or "")
    word = next((word for beginning, word in WORDS.items() if message_id.startswith(beginning)), "")
    changed = copy.deepcopy(body)
    said = changed.get("params", changed)["message"]
    # The TCK says some messages several times under one id: those would be run once.
    if message_id:
        said["messageId" if "messageId" in said else "message_id"] = f"{message_id}-{uuid.uuid4()}"
    for part in said.get("parts") or said.get("content") or []:
        if isinstance(part, dict) and isinstance(part.get("text"), str):
            # Tasks hold the word "ask", which nobody means.
            part["text"] = f"{part['text'].replace('task', 'job')} {word}".rstrip()
            break
    return changed


def add_words(client):
    build = client.build_request

    def built(self, *args, **options):
        if "json" in options:
            options["json"] = with_word(options["json"])
        return build(self, *args, **options)

    client.build_request = built


def add_headers(client):
    """httpx.get and httpx.post build a Client too, so patching the constructor reaches every call."""
    construct = client.__init__

    def constructed(self, *args, **options):
        options["headers"] = {**HEADERS, **dict(options.get("headers") or {})}
        construct(self, *args, **options)

    client.__init__ = constructed


for kind in (httpx.Client, httpx.AsyncClient):
    add_headers(kind)
    if WORDS:
        add_words(kind)

try:
    import requests
except ImportError:  # only the branch for 0.3 uses it
    pass
else:
    send = requests.Session.request

    def request(self, method, url, **options):
        options["headers"] = {**HEADERS, **dict(options.get("headers") or {})}
        if WORDS and "json" in options:
            options["json"] = with_word(options["json"])
        return send(self, method, url, **options)

    requests.Session.request = request


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Fixtures are set up with the headers; only the test itself goes without."""
    withheld = dict(HEADERS) if UNAUTHENTICATED.search(item.name) else {}
    for name in withheld:
        del HEADERS[name]
    try:
        return (yield)
    finally:
        HEADERS.update(withheld)


outcomes = {}


def pytest_runtest_logreport(report):
    expected_failure = hasattr(report, "wasxfail")
    if report.outcome == "failed":
        outcomes[report.nodeid] = "failed"
    elif report.outcome == "skipped":
        outcomes[report.nodeid] = "xfailed" if expected_failure else "skipped"
    elif report.when == "call":
        outcomes[report.nodeid] = "passed"


def pytest_sessionfinish():
    with open(os.environ["TCK_OUTCOMES"], "w", encoding="utf-8") as file:
        json.dump(outcomes, file)
