import GRDB

/// A problem with the database as a whole, in a sentence for the person who operates Handrail.
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
                return StoreProblem("\(path) is damaged or is not a Handrail database. Restore it from a backup.")
            case .SQLITE_CANTOPEN:
                return StoreProblem(
                    "\(path) cannot be opened. Check that its folder exists and that this user may write there.")
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

/// An impossible value in the database: a fault in Handrail, not a mistake by the person.
struct StorageFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
