/// A line of a list of people to invite, as it was written.
package struct ListedPerson: Equatable, Sendable {
    package let line: Int
    package var name = ""
    package var email = ""
    package var teams: [String] = []
    /// Empty for the level that the form chooses.
    package var level = ""
    /// The reason why the line cannot be read; nil if it can.
    package var fault: String?

    package init(line: Int) {
        self.line = line
    }
}

/// Reads lists of people as spreadsheets write them: a first line with the names of the columns in any order, then a line
/// for each person.
package enum PeopleList {
    private enum Column: String, CaseIterable {
        case name = "Name"
        case email = "E-mail"
        case teams = "Teams"
        case level = "Level"

        init?(heading: String) {
            switch heading.lowercased() {
            case "name", "full name": self = .name
            case "e-mail", "email", "mail", "e-mail address", "email address": self = .email
            case "team", "teams", "team(s)": self = .teams
            case "level": self = .level
            default: return nil
            }
        }
    }

    /// The text of a file that was uploaded.
    ///
    /// - Throws: ``Refusal`` for the field `file` unless it is UTF-8.
    package static func text(of bytes: [UInt8]) throws(Refusal) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.contains(0) {
            throw Refusal(
                field: "file",
                "This file is UTF-16 or not a text. Save it as UTF-8: spreadsheets call that “CSV UTF-8” or let you choose the character set."
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal(
                field: "file", "This file is not UTF-8. Save it as “CSV UTF-8”, or paste the lines instead.")
        }
        return text
    }

    /// - Throws: ``Refusal`` for the field `list` if it has no columns that are known, no people or too many.
    package static func read(_ text: String) throws(Refusal) -> [ListedPerson] {
        let plain = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        let rows = try CSVTable(plain).rows
        guard let head = rows.first else { throw Refusal(field: "list", "Choose a file, or paste the list.") }
        let columns = try columns(head)
        let people = rows.dropFirst()
        if people.isEmpty { throw Refusal(field: "list", "The list has no people below its first line.") }
        if people.count > Batch.mostRows {
            throw Refusal(
                field: "list", "The list has \(people.count) people; at most \(Batch.mostRows) at a time.")
        }
        return people.map { person($0, columns) }
    }

    private static func columns(_ head: CSVTable.Row) throws(Refusal) -> [Column] {
        var columns: [Column] = []
        for heading in head.cells {
            guard let column = Column(heading: heading) else {
                throw Refusal(
                    field: "list",
                    "The first line has a column “\(heading)”. The columns are Name, E-mail, Teams and Level, in any order; only E-mail is required."
                )
            }
            if columns.contains(column) {
                throw Refusal(field: "list", "The first line has two columns for \(column.rawValue).")
            }
            columns.append(column)
        }
        if !columns.contains(.email) {
            throw Refusal(field: "list", "The first line has no column E-mail.")
        }
        return columns
    }

    private static func person(_ row: CSVTable.Row, _ columns: [Column]) -> ListedPerson {
        var person = ListedPerson(line: row.line)
        for (column, cell) in zip(columns, row.cells) {
            switch column {
            case .name: person.name = cell
            case .email: person.email = cell
            case .level: person.level = cell
            case .teams:
                let separators: Set<Character> = [",", ";", "|"]
                person.teams = cell.split { separators.contains($0) }.map { String($0).trimmed }
                    .filter { !$0.isEmpty }
            }
        }
        if row.cells.count > columns.count, row.cells[columns.count...].contains(where: { !$0.isEmpty }) {
            person.fault = "It has more columns than the first line. Put teams with commas in quotes."
        }
        return person
    }
}
