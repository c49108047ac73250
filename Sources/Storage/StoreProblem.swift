import GRDB

/// Something is wrong with the database as a whole, in a sentence for whoever operates it.
package struct StoreProblem: Error, CustomStringConvertible, Equatable {
    package let sentence: String

    package init(_ sentence: String) {
        self.sentence = sentence
    }

    package var description: String { sentence }

    static func cannotOpen(path: String, error: any Error) -> StoreProblem {
        if let error = error as? DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT:
                return StoreProblem("\(path) is damaged or not a database of Handrail. Restore it from a backup.")
            case .SQLITE_CANTOPEN:
                return StoreProblem("\(path) cannot be opened. Does its folder exist, and may this user write there?")
            case .SQLITE_READONLY:
                return StoreProblem("\(path) is read-only for this user.")
            case .SQLITE_FULL:
                return StoreProblem("The disk that holds \(path) is full.")
            default: break
            }
        }
        return StoreProblem("\(path) cannot be opened: \(error)")
    }
}

/// Something in the database is not as it can be: a fault of ours, not of the person.
struct StorageFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
