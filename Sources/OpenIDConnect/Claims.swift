import Foundation

/// What a token says, by name.
struct Claims: Decodable {
    private enum Value: Decodable {
        case text(String)
        case number(Double)
        case truth(Bool)
        case texts([String])
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let truth = try? container.decode(Bool.self) {
                self = .truth(truth)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let texts = try? container.decode([String].self) {
                self = .texts(texts)
            } else {
                self = .other
            }
        }
    }

    private let values: [String: Value]

    init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: Value].self)
    }

    func text(_ name: String) -> String? {
        if case .text(let text)? = values[name] { text } else { nil }
    }

    func number(_ name: String) -> Double? {
        if case .number(let number)? = values[name] { number } else { nil }
    }

    /// One text or several; none if the claim is missing.
    func texts(_ name: String) -> [String] {
        switch values[name] {
        case .text(let text): [text]
        case .texts(let texts): texts
        case .number, .truth, .other, nil: []
        }
    }

    /// Some providers write truth as a text.
    func isFalse(_ name: String) -> Bool {
        switch values[name] {
        case .truth(let truth): !truth
        case .text(let text): text == "false"
        case .number, .texts, .other, nil: false
        }
    }
}
