import Domain

/// Our own JSON, read back.
enum ImportJSON {
    /// - Throws: ``ImportText/Problem`` for any other JSON.
    static func reading(_ text: String) throws(ImportText.Problem) -> ImportedPostmortem {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") }), hasPlainKeys(Array(text.utf8)) else {
            throw otherKind
        }
        if text.contains("\\u0000") { throw ImportText.Problem(sentence: "The file is not text.") }
        do {
            return try ImportedPostmortem(json: text)
        } catch {
            switch error {
            case .otherFormat: throw otherKind
            case .newerVersion(let version):
                throw ImportText.Problem(
                    sentence:
                        "The file is version \(version) of our JSON, which is newer than this release. Update Handrail first."
                )
            case .malformed(let place):
                let words = place.isEmpty ? "" : " at “\(place)”"
                throw ImportText.Problem(
                    sentence: "The file has the marks of our JSON, but cannot be read\(words).")
            }
        }
    }

    private static var otherKind: ImportText.Problem {
        ImportText.Problem(sentence: "This is not a postmortem that Handrail exported as JSON.", isOfOtherKind: true)
    }

    /// Whether all keys are short and plain, as ours are. Others can make the reader of JSON slow.
    private static func hasPlainKeys(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            let start = index + 1
            var isPlain = true
            index = start
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "\\") { index += 1 }
                if index >= bytes.count || bytes[index] >= 0x80 || bytes[index - 1] == UInt8(ascii: "\\") {
                    isPlain = false
                }
                index += 1
            }
            let length = index - start
            index += 1
            while index < bytes.count, " \t\r\n".utf8.contains(bytes[index]) { index += 1 }
            let isKey = index < bytes.count && bytes[index] == UInt8(ascii: ":")
            if isKey, !isPlain || length > 60 { return false }
        }
        return true
    }
}
