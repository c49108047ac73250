/// Checks outside addresses that people give as evidence or as a link to a tracker.
package enum WebAddress {
    package static func isHTTP(_ text: String) -> Bool {
        let small = text.lowercased()
        guard text.utf8.count <= 2_000, let scheme = ["https://", "http://"].first(where: small.hasPrefix) else {
            return false
        }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        return !rest.isEmpty && rest.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    /// An empty input stays empty.
    package static func checked(_ input: String, field: String) throws(Refusal) -> String {
        let text = input.trimmed
        if text.isEmpty || isHTTP(text) { return text }
        throw Refusal(field: field, "Enter a full address that begins with https:// or http://.")
    }
}
