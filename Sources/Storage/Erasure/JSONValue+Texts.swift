import Domain
import Foundation

/// Going through the texts of stored edits.
extension JSONValue {
    init(text: String) throws { self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    /// Of a string, as it is written between its quotes.
    var insideQuotes: String {
        guard let text = try? text, text.utf8.count >= 2 else { return "" }
        return String(Substring(text.utf8.dropFirst().dropLast()))
    }

    /// The same with other strings; names of fields stay.
    func mappingStrings(_ change: (String) -> String) -> JSONValue {
        switch self {
        case .null, .bool, .integer, .number: self
        case .string(let string): .string(change(string))
        case .array(let array): .array(array.map { $0.mappingStrings(change) })
        case .object(let object): .object(object.mapValues { $0.mappingStrings(change) })
        }
    }
}
