import Domain
import Foundation
import Markdown

/// The tables that a page of Notion has in files of their own, put into its text.
struct ImportTables {
    /// The text with the tables.
    private(set) var text: String
    private(set) var doubts: [ImportDoubt] = []
    /// The files of the tables, as people know them.
    private(set) var used: Set<String> = []

    private static let mostRows = 2_000
    private static let mostColumns = 50

    init(in text: String, of file: ImportFile) {
        self.text = text
        guard ImportText.isMarkdown(file.ending) else { return }
        var lines: [String] = []
        var heading: (level: Int, role: ImportRole?) = (2, nil)
        for line in MarkdownLines(text).lines {
            if !line.isCode, let level = MarkdownLines.numberSigns(line) {
                heading = (level, ImportRole(String(line.words)))
            }
            guard !line.isCode, let link = ImportTables.link(line.words),
                let table = read(link.address, of: file, called: link.words)
            else {
                lines.append(String(line.text))
                continue
            }
            lines += ["", ImportTables.label(link.words, table, under: heading), table.markdown, ""]
        }
        for address in file.neighbours.tables(of: file.name) {
            let name = ImportTables.name(address)
            guard !used.contains(ImportTables.key(address)), let table = read(address, of: file, called: name) else {
                continue
            }
            lines += ["", "## \(name.isEmpty ? "Table" : Markdown.escaped(name))", "", table.markdown]
        }
        if !used.isEmpty { self.text = lines.joined(separator: "\n") }
    }

    /// A line that is nothing but a link to a table.
    private static func link(_ words: Substring) -> (words: String, address: String)? {
        guard words.hasPrefix("["), words.hasSuffix(")"), words.utf8.count <= 2_000,
            let middle = words.range(of: "](")
        else { return nil }
        let address = String(words[middle.upperBound...].dropLast())
        guard address.lowercased().hasSuffix(".csv") else { return nil }
        return (String(words[words.index(after: words.startIndex)..<middle.lowerBound]), address)
    }

    private mutating func read(_ address: String, of file: ImportFile, called name: String) -> Table? {
        // The file beside it has the rows and columns that a view hides.
        for address in [String(address.dropLast(4)) + "_all.csv", address] {
            guard case .file(let content) = file.neighbours.file(at: address) else { continue }
            do {
                let bytes = try content.bytes(atMost: ImportText.largest, orElse: ImportText.tooLarge)
                let table = Table(try CSVTable(ImportText.text(bytes, atMost: ImportText.largest)))
                guard let table else { return nil }
                used.formUnion([
                    ImportTables.key(address), ImportTables.key(address.replacing("_all.csv", with: ".csv")),
                ])
                return table
            } catch {
                let words = (error as? ImportText.Problem)?.sentence ?? (error as? Refusal)?.words ?? ""
                doubts.append(ImportDoubt(line: 0, "The table \u{201C}\(name)\u{201D} was left out. \(words)"))
                return nil
            }
        }
        return nil
    }

    /// The name of the file without its folder, by which a link and a list of files agree.
    static func key(_ address: String) -> String {
        let plain = address.removingPercentEncoding ?? address
        return plain.split(separator: "/").last.map(String.init) ?? plain
    }

    /// `Action items 0123…cdef.csv` as “Action items”.
    static func name(_ address: String) -> String { ImportSource.withoutNumber(String(key(address).dropLast(4))) }

    /// The line above a table: a heading by which its rows become what they are, unless one is there that says so.
    private static func label(
        _ words: String, _ table: Table, under heading: (level: Int, role: ImportRole?)
    ) -> String {
        let role = ImportRole(words) ?? (table.hasActions ? .actions : nil)
        guard let role else { return words.isEmpty ? "" : words + ":\n" }
        if role == heading.role { return "" }
        let title = ImportRole(words) == nil ? "Action items (\(words))" : words
        return String(repeating: "#", count: max(2, heading.level)) + " \(title)\n"
    }

    /// A table of comma-separated values as one of Markdown.
    private struct Table {
        let markdown: String
        /// Whether its columns are those of a list of actions.
        let hasActions: Bool

        init?(_ table: CSVTable) {
            guard let head = table.rows.first?.cells, (1...ImportTables.mostColumns).contains(head.count),
                table.rows.count <= ImportTables.mostRows
            else { return nil }
            markdown = Markdown.table(
                header: head.map(Table.cell), rows: table.rows.dropFirst().map { $0.cells.map(Table.cell) })
            hasActions = ImportTable(MarkdownLines(markdown), at: 0).flatMap(ImportColumns.init)?.isOfActions ?? false
        }

        /// Addresses stay as they are, so that they are links.
        private static func cell(_ text: String) -> String {
            text.split(separator: "\n").map { $0.contains("://") ? String($0) : Markdown.escaped(String($0)) }
                .joined(separator: "<br>")
        }
    }
}
