"""pytest plugin for the A2A TCK: adds the headers of TCK_HEADERS (JSON) to every HTTP call, which the TCK itself cannot,
and writes how each test ended to TCK_OUTCOMES (JSON: test id -> passed | failed | skipped | xfailed)."""

import json
import os
import re

import httpx
import pytest

HEADERS = json.loads(os.environ.get("TCK_HEADERS", "{}"))

# These make calls of their own to see that callers without credentials are refused.
UNAUTHENTICATED = re.compile("authentication_required|authentication_scheme_validation|access_control")


def add_headers(client):
    """httpx.get and httpx.post build a Client too, so patching the constructor reaches every call."""
    construct = client.__init__

    def constructed(self, *args, **options):
        options["headers"] = {**HEADERS, **dict(options.get("headers") or {})}
        construct(self, *args, **options)

    client.__init__ = constructed


add_headers(httpx.Client)
add_headers(httpx.AsyncClient)

try:
    import requests
except ImportError:  # only the branch for 0.3 uses it
    pass
else:
    send = requests.Session.request

    def request(self, method, url, **options):
        options["headers"] = {**HEADERS, **dict(options.get("headers") or {})}
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
