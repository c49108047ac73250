/// The rows of a table of comma-separated values (RFC 4180), with the numbers of their lines. The separator is the
/// comma, the semicolon or the tab, whichever the first line has most of.
package struct CSVTable: Equatable, Sendable {
    package struct Row: Equatable, Sendable {
        /// Counted from 1. A cell in quotes may go on over several lines.
        package let line: Int
        package let cells: [String]
    }

    /// Those that are not blank.
    package let rows: [Row]

    /// - Throws: ``Refusal`` for the field `list` where quotes do not match.
    package init(_ text: String) throws(Refusal) {
        var reader = Reader(Array(text.withPlainLineEnds.utf8))
        var rows: [Row] = []
        while let row = try reader.next() {
            if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
        }
        self.rows = rows
    }

    /// Goes through the bytes once.
    private struct Reader {
        private let bytes: [UInt8]
        private let separator: UInt8
        private var index = 0
        private var line = 1

        private static let quote = UInt8(ascii: "\"")
        private static let newline = UInt8(ascii: "\n")

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            separator = Reader.separator(of: bytes)
        }

        private static func separator(of bytes: [UInt8]) -> UInt8 {
            var counts: [UInt8: Int] = [:]
            var isQuoted = false
            for byte in bytes {
                if byte == quote { isQuoted.toggle() }
                if isQuoted { continue }
                if byte == newline { break }
                counts[byte, default: 0] += 1
            }
            let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
            return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
        }

        mutating func next() throws(Refusal) -> Row? {
            guard index < bytes.count else { return nil }
            let first = line
            var cells: [String] = []
            while true {
                cells.append(try cell())
                guard index < bytes.count else { break }
                let isEnd = bytes[index] == Reader.newline
                index += 1
                if isEnd {
                    line += 1
                    break
                }
                if index == bytes.count { cells.append("") }
            }
            return Row(line: first, cells: cells)
        }

        /// Stops at the separator or the end of the line behind it.
        private mutating func cell() throws(Refusal) -> String {
            let start = index
            while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
            guard index < bytes.count, bytes[index] == Reader.quote else {
                index = start
                while index < bytes.count, !endsCell(bytes[index]) { index += 1 }
                return String(decoding: bytes[start..<index], as: UTF8.self).trimmed
            }
            return try quotedCell()
        }

        private mutating func quotedCell() throws(Refusal) -> String {
            let first = line
            var cell: [UInt8] = []
            index += 1
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == Reader.quote {
                    if index < bytes.count, bytes[index] == Reader.quote {
                        index += 1
                    } else {
                        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
                        if index < bytes.count, !endsCell(bytes[index]) {
                            throw Refusal(field: "list", "Line \(line): there is something behind the closing quote.")
                        }
                        return String(decoding: cell, as: UTF8.self).trimmed
                    }
                }
                if byte == Reader.newline { line += 1 }
                cell.append(byte)
            }
            throw Refusal(field: "list", "Line \(first): a quote is opened and never closed.")
        }

        private func endsCell(_ byte: UInt8) -> Bool { byte == separator || byte == Reader.newline }
    }
}
