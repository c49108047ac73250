/// Header fields in the order they were added. Names are compared without regard to case; a name may occur several
/// times.
package struct Headers: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var fields: [Field]

    package init() {
        fields = []
    }

    /// Fields that were checked where they were made: the request decoder, or this target's own constants.
    package init(checked fields: [Field]) {
        self.fields = fields
    }

    /// The first value with this name.
    package subscript(_ name: String) -> String? {
        fields.first { $0.name.equalsIgnoringCase(name) }?.value
    }

    /// Every value with this name, in order.
    package func all(_ name: String) -> [String] {
        fields.lazy.filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
    }

    package func contains(_ name: String) -> Bool {
        fields.contains { $0.name.equalsIgnoringCase(name) }
    }

    /// Replaces every field with this name by one.
    ///
    /// - Throws: ``InvalidHeader`` where the name is no token or the value has a control character (CR, LF and NUL
    ///   among them) and would end the field, or the whole head, early (RFC 9110 §5.5).
    package mutating func set(_ name: String, _ value: String) throws(InvalidHeader) {
        try Self.check(name, value)
        remove(name)
        fields.append(Field(name: name, value: value))
    }

    /// Adds a field beside those with the same name.
    ///
    /// - Throws: ``InvalidHeader``, as ``set(_:_:)``.
    package mutating func add(_ name: String, _ value: String) throws(InvalidHeader) {
        try Self.check(name, value)
        fields.append(Field(name: name, value: value))
    }

    package mutating func remove(_ name: String) {
        fields.removeAll { $0.name.equalsIgnoringCase(name) }
    }

    /// Adds a field whose value cannot be invalid.
    mutating func add(checked name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Whether a text can be the name of a header.
    package static func isName(_ text: String) -> Bool { text.isToken }

    private static func check(_ name: String, _ value: String) throws(InvalidHeader) {
        guard name.isToken, !value.utf8.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else {
            throw InvalidHeader(name: name)
        }
    }
}

extension Headers: ExpressibleByDictionaryLiteral {
    /// For constants in the source: an invalid name or value stops the program.
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init()
        for (name, value) in elements {
            do {
                try add(name, value)
            } catch {
                preconditionFailure(error.description)
            }
        }
    }
}

/// A header name that is no token, or a value with a control character. The value is left out: it may be a secret.
package struct InvalidHeader: Error, Equatable, CustomStringConvertible {
    package let name: String

    package var description: String { "invalid header field: \(name.debugDescription)" }
}
