/// The number of a stored record, typed by its kind so that ids of different kinds cannot be mixed up.
package struct ID<Entity>: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
}

extension ID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}

extension ID {
    /// Reads an id from an address or a form; nil unless it is a plain positive number.
    package init?(text: String) {
        guard text.utf8.count <= 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text),
            number > 0
        else { return nil }
        self.init(number)
    }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
