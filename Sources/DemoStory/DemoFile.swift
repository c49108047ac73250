import Domain

/// `{day: -311, at: "09:40", precision: approximate}`, or a precision of `unknown` alone.
struct DemoTime: Decodable, Sendable {
    let day: Int?
    let at: String?
    let precision: Word<Precision>
}

/// A word from a closed set.
struct Word<Value: RawRepresentable<String> & Sendable>: Decodable, Sendable {
    let value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Value(rawValue: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a \(Value.self)")
        }
        self.value = value
    }
}
