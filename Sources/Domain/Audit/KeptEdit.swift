import Foundation

extension MergedByField {
    /// The fields as they are stored with an edit: JSON with each value under the name of its field.
    package func kept() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(KeptFields(self)), as: UTF8.self)
    }
}

private struct KeptFields<Edit: MergedByField>: Encodable {
    let edit: Edit

    init(_ edit: Edit) { self.edit = edit }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FieldName.self)
        for field in Edit.fields { try field.write(edit, &container) }
    }
}

/// The fields of a record at an earlier version, read from stored edits.
///
/// A release that did not know a field neither stored nor changed it: its value at that version is the one in the next
/// stored edit that has it, or else the present value. The same holds for a value that can no longer be read.
package struct EarlierFields<Edit: MergedByField> {
    package private(set) var edit: Edit
    private var unread = Edit.fields

    /// - Parameter current: the present values.
    package init(now current: Edit) { edit = current }

    /// Whether each field has been read.
    package var isComplete: Bool { unread.isEmpty }

    /// Reads the fields that no edit before it had. Stored edits are read in order, beginning with the earlier version.
    package mutating func read(_ kept: String) {
        guard
            let read = try? JSONDecoder().decode(EarlierFields.self, from: Data(kept.utf8), configuration: self)
        else { return }
        self = read
    }
}

extension EarlierFields: DecodableWithConfiguration {
    package init(from decoder: any Decoder, configuration: EarlierFields) throws {
        self = configuration
        let container = try decoder.container(keyedBy: FieldName.self)
        unread = configuration.unread.filter { !$0.read(container, &edit) }
    }
}
