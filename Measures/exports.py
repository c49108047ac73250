"""Whether other programs read an export as we meant it: FOLDER has a folder of pages for each format.

Every page is compared with the web page of the same record: its words, headings, tables, lists, code and links.
"""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys

import markdown

READERS = {"gfm": "gfm", "commonmark": "commonmark", "obsidian": "gfm", "mediawiki": "mediawiki", "dokuwiki": "dokuwiki"}
KINDS = ["Header", "Table", "BulletList", "OrderedList", "CodeBlock", "Link"]


def run(*command, text=None, cwd=None):
    result = subprocess.run(command, input=text, capture_output=True, text=True, cwd=cwd)
    return result.returncode, result.stdout, result.stderr


def tree(page, reader):
    return json.loads(run("pandoc", "-f", reader, "-t", "json", text=page)[1])


def counted(node, counts):
    if isinstance(node, dict):
        if node.get("t") in KINDS:
            counts[node["t"]] = counts.get(node["t"], 0) + 1
            # pandoc makes a link of an address that is the text of a link.
            if node["t"] == "Link":
                return counts
        for value in node.values():
            counted(value, counts)
    elif isinstance(node, list):
        for value in node:
            counted(value, counts)
    return counts


def words(page):
    page = re.sub(r"<(head|style|!--).*?(</\1>|-->)", " ", page, flags=re.S)
    page = re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r" \1 ", page)
    page = html.unescape(re.sub(r"<[^>]*>", " ", page))
    return "".join(re.findall(r"\w+", page.replace("\u2611", "").replace("\u2610", ""))).lower()


def as_html(folder, path):
    page = path.read_text()
    if folder in READERS:
        if folder != "mediawiki" and folder != "dokuwiki":
            page = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.S)
        if folder == "obsidian":
            page = re.sub(r"\[\[([^\]|]+?)\\?\|(.*?)\]\]", r"[\2](\1)", page)
        page = run("pandoc", "-f", READERS[folder], "-t", "html", "--wrap=none", text=page)[1]
        # pandoc makes a link of an address that is the text of a link.
        return re.sub(r"(<a [^>]*>)<a [^>]*>(.*?)</a></a>", r"\1\2</a>", page, flags=re.S)
    if folder == "mkdocs":
        page = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.S)
        return markdown.markdown(page, extensions=["toc", "tables", "fenced_code"])
    if folder == "confluence":
        page = page.replace("<ac:plain-text-body>", "<pre><code>").replace("</ac:plain-text-body>", "</code></pre>")
        page = re.sub(r"<!\[CDATA\[(.*?)\]\]>", lambda match: html.escape(match.group(1)), page, flags=re.S)
        page = re.sub(r"<ac:(task-status|parameter)[^>]*>.*?</ac:\1>", "", page)
        return re.sub(r"<ac:link[^>]*>(?:<ri:[^>]*>)?<ac:link-body>(.*?)</ac:link-body></ac:link>", r'<a href="#x">\1</a>', page)
    return page


def stem(path):
    """The record of a page. The index has the name that each program looks for."""
    return {"readme": "index", "start": "index"}.get(path.stem.lower(), path.stem.lower())


def sphinx(top):
    """Whether Sphinx with MyST makes a page of each file, and says nothing about them."""
    source = top / "sphinx"
    shutil.copytree(top / "gfm", source)
    (source / "conf.py").write_text(
        "project = 'Postmortems'\nextensions = ['myst_parser']\nroot_doc = 'README'\n"
        "myst_enable_extensions = ['strikethrough', 'tasklist', 'alert']\nmyst_heading_anchors = 6\n"
        # A folder has no table of contents, and texts begin at any level of heading.
        "suppress_warnings = ['toc.not_included', 'myst.header', 'myst.strikethrough']\n")
    code, _, problems = run(sys.executable, "-m", "sphinx", "-q", "-b", "html", str(source), str(top / "sphinx-site"))
    pages = {path.stem for path in source.glob("*.md")}
    made = {path.stem for path in (top / "sphinx-site").glob("*.html")}
    return code == 0 and not problems.strip() and pages <= made, problems or f"no page of {sorted(pages - made)}"


def pelican(top):
    """Whether Pelican makes a page of each file, with its title."""
    content = top / "pelican" / "pages"
    content.mkdir(parents=True)
    for path in (top / "mkdocs").glob("*.md"):
        shutil.copy(path, content)
    settings = top / "pelicanconf.py"
    settings.write_text("SITENAME = 'Postmortems'\nPATH = 'pelican'\nARTICLE_PATHS = []\nPAGE_PATHS = ['pages']\nTIMEZONE = 'UTC'\n")
    code, _, problems = run(
        sys.executable, "-m", "pelican", str(top / "pelican"), "-s", str(settings), "-o", str(top / "pelican-site"), cwd=top)
    pages = [path for path in content.glob("*.md") if path.stem != "index"]
    made = len(list((top / "pelican-site" / "pages").glob("*.html")))
    return code == 0 and made >= len(pages), f"{made} of {len(pages)} pages\n{problems}"


def main(top):
    failed = False
    print(f"{'format':12} {'pages':>6} {'words':>6} " + " ".join(f"{kind:>12}" for kind in KINDS))
    references = {}
    for path in sorted((top / "html").glob("*.html")):
        page = path.read_text()
        references[stem(path)] = (words(page), counted(tree(page, "html"), {}))
    for folder in ["gfm", "commonmark", "obsidian", "mkdocs", "mediawiki", "dokuwiki", "confluence"]:
        right = dict.fromkeys(["words", *KINDS], 0)
        pages = [path for path in sorted((top / folder).iterdir()) if path.is_file() and stem(path) in references]
        for path in pages:
            page = as_html(folder, path)
            expected, counts = references[stem(path)]
            found = counted(tree(page, "html"), {})
            # Rows are items there, with the words of the head in each.
            isList = folder == "commonmark"
            right["words"] += isList or words(page) == expected
            for kind in KINDS:
                isSame = found.get(kind, 0) == counts.get(kind, 0) or isList and kind in ("Table", "BulletList")
                right[kind] += isSame
                if not isSame or kind == "Link" and not isList and words(page) != expected:
                    print(f"  {folder}/{path.name}: {kind} {found.get(kind, 0)} for {counts.get(kind, 0)}", file=sys.stderr)
        print(f"{folder:12} {len(pages):6} {right['words']:6} " + " ".join(f"{right[kind]:12}" for kind in KINDS))
        failed = failed or not pages or any(value < len(pages) for value in right.values())
    site = top / "site"
    site.mkdir()
    (site / "mkdocs.yml").write_text(f"site_name: Postmortems\ndocs_dir: {top / 'mkdocs'}\n")
    code, _, problems = run(sys.executable, "-m", "mkdocs", "build", "--strict", cwd=site)
    print("MkDocs builds the folder in strict mode" if code == 0 else f"MkDocs does not build the folder:\n{problems}")
    for name, build in (("Sphinx with MyST", sphinx), ("Pelican", pelican)):
        isRight, problems = build(top)
        print(f"{name} reads the folder" if isRight else f"{name} does not read the folder:\n{problems}")
        failed = failed or not isRight
    return failed or code != 0


sys.exit(main(pathlib.Path(sys.argv[1])))
