/// A link that shows that a guardrail exists: a pull request, a commit, a configuration, a test.
package struct Evidence: Equatable, Codable, Sendable {
    package var label: String
    /// http or https
    package var address: String

    package init(label: String, address: String) {
        self.label = label
        self.address = address
    }

    /// Reads one piece of evidence from each line: an address, with words before or after it.
    package static func reading(_ input: String, field: String) throws(Refusal) -> [Evidence] {
        var result: [Evidence] = []
        for line in input.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.isEmpty { continue }
            guard let address = words.first(where: { WebAddress.isHTTP(String($0)) }) else {
                throw Refusal(
                    field: field,
                    "Each line of evidence needs an address that begins with https:// or http://: \(line.prefix(60))")
            }
            let label = words.filter { $0 != address }.joined(separator: " ")
            result.append(Evidence(label: String(label.prefix(200)), address: String(address)))
        }
        if result.count > 50 { throw Refusal(field: field, "Enter at most 50 pieces of evidence.") }
        return result
    }
}
