import HTML

/// A page that is one file: its style is in it, and its policy forbids a browser to ask anybody for anything.
func standalonePage(title: String, _ body: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: file:">
    <title>\(title)</title>
    <style>
    :root { color-scheme: light dark; }
    body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
    h1, h2, h3, h4, h5, h6, th, dt { font-family: system-ui, sans-serif; line-height: 1.25; }
    h1 { font-size: 1.9rem; } h2 { margin-top: 2.2em; font-size: 1.35rem; } h3 { margin-top: 1.8em; font-size: 1.1rem; }
    h4, h5, h6 { margin-top: 1.6em; font-size: 1rem; }
    a { color: inherit; text-underline-offset: 0.15em; }
    code, pre, kbd { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
    pre { padding: 0.75rem 1rem; border: 1px solid; white-space: pre-wrap; }
    table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
    th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid; text-align: start; vertical-align: top; }
    @media (max-width: 40rem) { th, td { padding-right: 0.4rem; font-size: 0.8125rem; overflow-wrap: anywhere; hyphens: auto; } }
    td.right { text-align: right; } td.center { text-align: center; }
    blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid; }
    img { max-width: 100%; height: auto; }
    hr { border: 0; border-top: 1px solid; }
    @media print {
        @page { margin: 20mm 18mm; }
        body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; color: black; background: white; }
        h1, h2, h3, h4, h5, h6 { break-after: avoid; }
        tr, img, pre { break-inside: avoid; }
        thead { display: table-header-group; }
        a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; }
        a[href^="http"]:has(img)::after { content: none; }
    }
    </style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
}
