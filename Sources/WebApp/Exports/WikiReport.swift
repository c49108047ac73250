import Domain

/// What an export to a wiki did.
package struct WikiReport: Equatable, Sendable {
    /// The keys of the records whose pages were written, in the order of the export; empty for pages without one.
    package internal(set) var written: [String] = []
    package internal(set) var removed: [String] = []
    /// The name of the commit; nil if nothing has changed.
    package internal(set) var commit: String?
    /// Edits in the wiki that were taken in, and what of them was not, in sentences.
    package internal(set) var takenIn: [String] = []
    /// Pages that were left as they are in the wiki, in sentences.
    package internal(set) var left: [String] = []

    /// The message of the commit. It names pages by their keys: a title such as “fixes #3” would act on whatever has that
    /// number where the wiki is.
    var message: String {
        let names = written.filter { !$0.isEmpty }
        let subject: String
        switch (written.count, removed.count) {
        case (0, 0): subject = "Update what is beside the postmortems"
        case (1, 0): subject = "Export \(names.first ?? "a page")"
        case (0, 1): subject = "Remove \(removed[0])"
        case (let written, 0): subject = "Export \(written) pages"
        case (0, let removed): subject = "Remove \(removed) pages"
        case (let written, let removed): subject = "Export \(written) and remove \(removed) pages"
        }
        if written.count + removed.count < 2 || names.isEmpty && removed.isEmpty { return subject + "\n" }
        let lines = names.map { "* \($0)" } + removed.map { "* removed: \($0)" }
        return subject + "\n\n" + lines.joined(separator: "\n") + "\n"
    }

    /// In a sentence.
    package var summary: String {
        if commit == nil { return "Nothing has changed since the last export." }
        let pages = counted(written.count, one: "page", many: "pages") ?? "no page"
        let gone = counted(removed.count, one: "page", many: "pages").map { ", removed \($0)" } ?? ""
        return "Wrote \(pages)\(gone)."
    }
}
