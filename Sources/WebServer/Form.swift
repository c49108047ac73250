/// The fields of a submitted form or of a query, in the order they were sent, and the files that came with them. Every
/// name and value has passed ``TextCheck``.
package struct Form: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    /// A file as a browser sends it. Name and type are what the sender says: nothing to rely on.
    package struct File: Sendable, Equatable {
        /// The name of the form's field.
        package let name: String
        /// Without folders.
        package let filename: String
        package let type: String
        package let bytes: [UInt8]
    }

    package static let mostFields = 1_000

    package private(set) var fields: [Field]
    package private(set) var files: [File]

    package init() {
        self.init(fields: [])
    }

    package init(fields: [Field], files: [File] = []) {
        self.fields = fields
        self.files = files
    }

    /// The value of the first field with this name.
    package subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// The values of every field with this name, in order.
    package func all(_ name: String) -> [String] {
        fields.lazy.filter { $0.name == name }.map(\.value)
    }

    package func contains(_ name: String) -> Bool {
        fields.contains { $0.name == name }
    }

    /// The first file of the field with this name.
    package func file(_ name: String) -> File? {
        files.first { $0.name == name }
    }

    package var isEmpty: Bool { fields.isEmpty && files.isEmpty }

    mutating func add(_ field: Field) throws(BadInput) {
        try makeRoom()
        fields.append(field)
    }

    mutating func add(_ file: File) throws(BadInput) {
        try makeRoom()
        files.append(file)
    }

    private func makeRoom() throws(BadInput) {
        guard fields.count + files.count < Self.mostFields else {
            throw BadInput("The form has more than \(Self.mostFields) fields.")
        }
    }
}

extension Form: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(fields: elements.map { Field(name: $0.0, value: $0.1) })
    }
}
