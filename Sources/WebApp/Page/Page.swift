import Domain
import HTML

/// A whole document with navigation.
///
/// - Parameters:
///   - problems: the problems shown in the error summary, which takes the focus and links to each field by its id.
///   - wide: for tables that need the space; otherwise the column has a width for comfortable reading.
///   - contents: a ``contentsList(_:)`` beside a long page.
///   - scripts: modules in addition to those of every page, such as `js/postmortem.js`.
func page(
    _ frame: Frame, title: String, section: NavSection? = nil, problems: [Refusal.Problem] = [], wide: Bool = false,
    contents: HTML? = nil, scripts: [String] = [], _ main: HTML
) -> HTML {
    let cssClass = contents != nil ? "page with-contents" : wide ? "page wide" : "page"
    return document(
        frame, title: title, problems: problems, scripts: scripts,
        """
        \(siteHeader(frame, section: section))
        <div class="\(cssClass)">
        \(contents)
        <main id="main" tabindex="-1">
        \(noticeBar(frame))\(errorSummary(problems))
        \(main)
        </main>
        </div>
        \(siteFooter(frame))
        """)
}

/// A whole document without navigation, for sign-in, first run and errors.
///
/// - Parameter cssClass: the sort of page, if it is not a narrow form.
func barePage(
    _ frame: Frame, title: String, problems: [Refusal.Problem] = [], scripts: [String] = [], cssClass: String = "bare",
    _ main: HTML
) -> HTML {
    document(
        frame, title: title, problems: problems, scripts: scripts,
        """
        <div class="page \(cssClass)">
        <header class="bare-header"><a class="home-link" href="\(Paths.home)">\(wordmark())</a></header>
        <main id="main" tabindex="-1">
        \(noticeBar(frame))\(errorSummary(problems))
        \(main)
        </main>
        <footer class="bare-footer">\(themeSwitch(frame))</footer>
        </div>
        """)
}

/// A whole document for a projector, with only the contents that everybody in the room reads at this moment.
///
/// - Parameter cssClass: the sort of page, if it has looks of its own.
func wallPage(
    _ frame: Frame, title: String, scripts: [String] = [], cssClass: String? = nil, _ main: HTML
) -> HTML {
    let classes: String = cssClass.map { "wall " + $0 } ?? "wall"
    return document(
        frame, title: title, problems: [], scripts: scripts,
        """
        <div class="\(classes)">
        <main id="main" tabindex="-1">
        \(main)
        </main>
        </div>
        """)
}

private let styleSheets = [
    "tokens", "base", "layout", "prose", "forms", "instruments", "timeline", "lists", "pages", "writing", "wording",
    "inline", "freezes", "editor", "pickers", "publication", "register", "reviews", "premortem", "print",
]
private let modules = [
    "keyboard", "local-times", "time-echo", "unsaved-guard", "kept-forms", "sending", "menu", "folds", "contents",
    "scrollable",
    "picker", "counter", "notice", "editor/editor",
]

private func document(
    _ frame: Frame, title: String, problems: [Refusal.Problem], scripts: [String], _ body: HTML
) -> HTML {
    let styleLinks = styleSheets.map { name -> HTML in
        "<link rel=\"stylesheet\" href=\"\(frame.assets.link("css/\(name).css"))\">"
    }
    let scriptLinks = (modules.map { "js/\($0).js" } + scripts).map { name -> HTML in
        "<script type=\"module\" src=\"\(frame.assets.link(name))\"></script>"
    }
    let theme = frame.theme == .system ? nil : frame.theme.rawValue
    let shortcuts = frame.viewer == nil || !frame.hasShortcuts ? "off" : nil
    return """
        <!doctype html>
        <html lang="en"\(attribute: "data-theme", theme)\(attribute: "data-shortcuts", shortcuts)\
        \(attribute: "data-person", frame.viewer?.id.description)\
        \(attribute: "data-zone", frame.viewer == nil ? nil : frame.zone.identifier)>
        <head>
        <meta charset="utf-8">
        <title>\(when: !problems.isEmpty, "Error: ")\(title) – \(frame.homeTitle)</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="\(frame.theme == .system ? "light dark" : frame.theme.rawValue)">
        <link rel="icon" href="\(frame.assets.link("img/icon.svg"))" type="image/svg+xml">
        \(styleLinks.joined(separator: "\n"))
        \(scriptLinks.joined(separator: "\n"))
        </head>
        <body>
        <a class="skip-link" href="#main">Skip to the contents</a>
        \(body)
        </body>
        </html>
        """
}
