/// A syntax in which a postmortem can leave.
package enum ExportFormat: String, CaseIterable, Sendable {
    case gfm, commonmark, obsidian, mkdocs, confluence, dokuwiki, mediawiki, html, json

    package var label: String {
        switch self {
        case .gfm: "Markdown"
        case .commonmark: "Plain Markdown"
        case .obsidian: "Obsidian"
        case .mkdocs: "MkDocs"
        case .confluence: "Confluence"
        case .dokuwiki: "DokuWiki"
        case .mediawiki: "MediaWiki"
        case .html: "Web page"
        case .json: "JSON"
        }
    }

    /// What reads it.
    package var help: String {
        switch self {
        case .gfm: "GitHub, GitLab, Gitea, most wikis"
        case .commonmark: "CommonMark, lists for tables"
        case .obsidian: "links as in a vault"
        case .mkdocs: "Python-Markdown"
        case .confluence: "storage format"
        case .dokuwiki, .mediawiki: "wikitext"
        case .html: "one file, for printing too"
        case .json: "for programs"
        }
    }

    /// Without the dot.
    package var fileExtension: String {
        switch self {
        case .gfm, .commonmark, .obsidian, .mkdocs: "md"
        case .confluence: "xml"
        case .dokuwiki: "txt"
        case .mediawiki: "mediawiki"
        case .html: "html"
        case .json: "json"
        }
    }

    /// The page that a folder in this format opens with, without the extension.
    package var indexName: String {
        switch self {
        case .gfm: "README"
        case .dokuwiki: "start"
        case .commonmark, .obsidian, .mkdocs, .confluence, .mediawiki, .html, .json: "index"
        }
    }

    package var hasFrontMatter: Bool {
        switch self {
        case .gfm, .commonmark, .obsidian, .mkdocs: true
        case .confluence, .dokuwiki, .mediawiki, .html, .json: false
        }
    }

    package var mediaType: String {
        switch self {
        case .gfm: "text/markdown; charset=utf-8; variant=GFM"
        case .commonmark: "text/markdown; charset=utf-8; variant=CommonMark"
        case .obsidian, .mkdocs: "text/markdown; charset=utf-8"
        case .confluence: "application/xml; charset=utf-8"
        case .dokuwiki, .mediawiki: "text/plain; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .json: "application/json"
        }
    }
}
