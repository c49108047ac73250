import Foundation

/// Any JSON, for going through the texts of stored edits.
indirect enum JSONTree: Codable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? value.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSONTree].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let bool): try value.encode(bool)
        case .integer(let integer): try value.encode(integer)
        case .number(let number): try value.encode(number)
        case .string(let string): try value.encode(string)
        case .array(let array): try value.encode(array)
        case .object(let object): try value.encode(object)
        }
    }

    init(text: String) throws { self = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8)) }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    /// Of a string, as it is written between its quotes.
    var insideQuotes: String {
        guard let text = try? text, text.utf8.count >= 2 else { return "" }
        return String(Substring(text.utf8.dropFirst().dropLast()))
    }

    /// The same with other strings; names of fields stay.
    func mappingStrings(_ change: (String) -> String) -> JSONTree {
        switch self {
        case .null, .bool, .integer, .number: self
        case .string(let string): .string(change(string))
        case .array(let array): .array(array.map { $0.mappingStrings(change) })
        case .object(let object): .object(object.mapValues { $0.mappingStrings(change) })
        }
    }
}
