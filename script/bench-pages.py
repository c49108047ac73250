"""Asks a running server for every page of script/bench-pages.txt, one request at a time, and writes down how long each took.

Cold: a different record each time, from all over the database; before each request something is written, so that no page is
remembered. Warm: one address again and again. Called by script/bench-pages:

    ask ADDRESS RECORDS SECONDS    prints JSON: for each page its times in milliseconds, bytes and statuses
    table SIZES FOLDER             prints the table of all sizes, and which pages miss a target
    compare ADDRESS COOKIE ADDRESS COOKIE RECORDS SECONDS COUNT
                                   asks two servers in turn, the second with half of COUNT incidents private to others; for
                                   script/bench-private
    keep TABLE DOCUMENT [MARKS]    puts the table between the marks in the document
"""

import http.client
import itertools
import json
import pathlib
import random
import re
import statistics
import sys
import time
import urllib.parse

WORDS = ["ledger", "migration", "rollback", "certificate", "invoice", "snapshot", "gateway", "staging"]


def lines():
    for line in pathlib.Path(__file__).with_suffix(".txt").read_text().splitlines():
        if line.startswith("/"):
            yield line.split()[0], "not asked:" in line


class Server:
    def __init__(self, address, cookie, token):
        self.connection = http.client.HTTPConnection(address)
        self.headers = {
            "Cookie": cookie, "Sec-Fetch-Site": "same-origin", "Accept": "text/html", "Accept-Language": "en",
            "Accept-Encoding": "gzip",
        }
        self.token = token

    def ask(self, path, body=None):
        headers = dict(self.headers)
        if path.startswith("/api/"):
            headers = {"Authorization": f"Bearer {self.token}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return (time.perf_counter() - began) * 1000, answer, text


class Writing:
    """A small change of something that no page shows, so that the server forgets the pages it remembers."""

    def __init__(self, server):
        self.server = server
        _, _, page = server.ask("/profile")
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', page.decode())[1]
        self.names = itertools.cycle(["Bench One", "Bench Two"])

    def change(self):
        body = urllib.parse.urlencode({"csrf": self.csrf, "name": next(self.names), "zone": "UTC"})
        _, answer, text = self.server.ask("/profile", body)
        if answer.status != 303:
            sys.exit(f"the change was answered with {answer.status}: {text[:300]}")


def filled(page, record):
    page = re.sub(r"(:!?)([a-zA-Z]+)", lambda match: str(record[match[2]]), page) if "/:" in page else page
    return re.sub(r"\{([a-zA-Z]+)\}", lambda match: urllib.parse.quote(str(record[match[1]])), page)


def with_words(record, number):
    word = WORDS[number % 8]
    return record | {
        "word": word, "other": WORDS[(number * 3 + 1) % 8], "letter": word[0], "number": str(number % 90 + 1),
        "page": 1 + number % 10,
    }


def measured(server, writing, page, records, seconds):
    cold, sizes, statuses = [], [], {}
    server.ask(filled(page, records[0]))
    # Programs may ask 120 times a minute.
    records = records[:50] if page.startswith("/api/") else records
    began = time.perf_counter()
    for record in records[1:]:
        if time.perf_counter() - began > seconds:
            break
        writing.change()
        elapsed, answer, text = server.ask(filled(page, record))
        cold.append(elapsed)
        sizes.append(len(text))
        statuses[answer.status] = statuses.get(answer.status, 0) + 1
    warm, began = [], time.perf_counter()
    address = filled(page, records[-1])
    while len(warm) < 60 and time.perf_counter() - began < seconds / 3:
        warm.append(server.ask(address)[0])
    return {"page": page, "cold": cold, "warm": warm, "bytes": max(sizes), "statuses": statuses}


def ask(address, records_path, seconds):
    data = json.loads(pathlib.Path(records_path).read_text())
    shuffled = random.Random(1)
    records = [with_words(record, number) for number, record in enumerate(data["records"])]
    server = Server(address, data["cookie"], data["token"])
    writing = Writing(server)
    pages = [page for page, is_left_out in lines() if not is_left_out]
    print(json.dumps([
        measured(server, writing, page, shuffled.sample(records, len(records)), float(seconds)) for page in pages
    ]))


# What lists or finds incidents, or what belongs to them.
COMPARED = [
    "/", "/incidents", "/incidents?state=open", "/incidents?sort=severity", "/incidents?service-name={serviceName}",
    "/incidents?after={incident}", "/exports/new", "/follow-ups", "/follow-ups?after={followUp}", "/guardrail-reviews",
    "/guardrails", "/completions?text=INC-{number}&incident={incident}", "/search?q={word}", "/search?q={letter}",
    "/search?q={word}+{other}", "/search?q=everywhere",
]
DEAREST = 1.3


def compare(address, cookie, other_address, other_cookie, records_path, seconds, count):
    """Prints the table; fails if a page of the second server takes too much longer than that of the first."""
    data = json.loads(pathlib.Path(records_path).read_text())
    # Those with an even number are private there.
    seen = [record for record in data["records"] if int(record["incident"].split("-")[1]) % 2 == 1]
    records = [with_words(record, number) for number, record in enumerate(seen)]
    servers = [Server(address, cookie, ""), Server(other_address, other_cookie, "")]
    writings = [Writing(server) for server in servers]
    print(f"| page at {int(count):,} incidents, cold median | none private (ms) | half private to others (ms) | ratio |")
    print("| --- | ---: | ---: | ---: |")
    missed = []
    for page in COMPARED:
        times, began, shuffled = ([], []), time.perf_counter(), random.Random(1)
        for record in shuffled.sample(records, len(records)):
            if time.perf_counter() - began > float(seconds) and len(times[0]) > 10:
                break
            for server, writing, measured in zip(servers, writings, times):
                writing.change()
                elapsed, answer, text = server.ask(filled(page, record))
                if answer.status != 200:
                    sys.exit(f"{page} was answered with {answer.status}")
                measured.append(elapsed)
        before, after = (statistics.median(measured[1:]) for measured in times)
        print(f"| `{page}` | {before:.1f} | {after:.1f} | {after / before:.2f} |")
        if after / before > DEAREST:
            missed.append(f"* `{page}` costs {after / before:.2f} times")
    print(f"\nCosts more than {DEAREST} times what it costs without:\n")
    print("\n".join(missed) or "none")
    if missed:
        sys.exit(1)


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def table(sizes_path, folder):
    sizes = [line.split() for line in pathlib.Path(sizes_path).read_text().splitlines()]
    results = [json.loads((pathlib.Path(folder) / f"{size[0]}.json").read_text()) for size in sizes]
    names = [f"{int(size[1]):,}{' light' if size[0].endswith(':light') else ''}" for size in sizes]
    print("| page (ms: cold median / 99 % / warm median) | " + " | ".join(names) + " | KB | growth |")
    print("| --- |" + " ---: |" * (len(sizes) + 2))
    missed = []
    for rows in zip(*results):
        first, last = (statistics.median(rows[0]["cold"]), statistics.median(rows[-1]["cold"]))
        slowest = percentile(rows[-1]["cold"], 0.99)
        cells = [
            f"{statistics.median(row['cold']):.1f} / {percentile(row['cold'], 0.99):.1f} / {statistics.median(row['warm']):.1f}"
            for row in rows
        ]
        size = max(row["bytes"] for row in rows) / 1024
        odd = {status for row in rows for status in row["statuses"] if status != "200"}
        page = rows[0]["page"] + (f" ({', '.join(sorted(odd))})" if odd else "")
        print(f"| `{page}` | " + " | ".join(cells) + f" | {size:.0f} | {last / first:.1f} |")
        reasons = []
        if last > 2 * first and last - first > 1:
            reasons.append(f"grows from {first:.1f} to {last:.1f} ms")
        if last > 25:
            reasons.append(f"takes {last:.1f} ms cold")
        if slowest > 5 * last and slowest > 10:
            reasons.append(f"one in a hundred takes {slowest:.1f} ms")
        if size > 150:
            reasons.append(f"has {size:.0f} KB")
        if any(status >= "500" for status in odd):
            reasons.append("fails")
        if reasons:
            missed.append(f"* `{page}` " + "; ".join(reasons))
    print()
    for name, (_, count, size, start, memory) in zip(names, sizes):
        print(f"* {name} incidents: {int(size) / 1e6:.0f} MB, {int(size) / int(count) / 1024:.0f} KB for each; first answer after "
              f"{start} ms; {memory} MB of memory after all pages.")
    print("\nMisses a target (twice the time of the smallest size, 25 ms, five times the median, 150 KB):\n")
    print("\n".join(missed) or "none")


def keep(table_path, document_path, marks="pages"):
    document = pathlib.Path(document_path)
    begin, end = f"<!-- {marks} -->\n", f"<!-- end of {marks} -->\n"
    before, rest = document.read_text().split(begin)
    _, after = rest.split(end)
    document.write_text(before + begin + pathlib.Path(table_path).read_text() + end + after)


{"ask": ask, "table": table, "compare": compare, "keep": keep}[sys.argv[1]](*sys.argv[2:])
