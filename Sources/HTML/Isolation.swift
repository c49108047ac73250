/// Keeps characters that turn text around, such as U+202E, from turning around what is beside a text.
///
/// A text with such characters is put between U+2068 and U+2069, which isolate it (Unicode Standard Annex #9), and
/// whatever it leaves open is closed. This works in titles, attributes and plain text alike, where an element cannot
/// be.
package enum Isolation {
    /// Embeddings and overrides U+202A…202E, isolates U+2066…2069.
    package static func turns(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// Whether a text has such characters.
    package static func isNeeded(by text: String) -> Bool {
        // E2 80 AA…AE and E2 81 A6…A9.
        let utf8 = text.utf8
        guard utf8.contains(0xE2) else { return false }
        var first: UInt8 = 0
        var second: UInt8 = 0
        for byte in utf8 {
            if first == 0xE2 {
                if second == 0x80 && (0xAA...0xAE).contains(byte) { return true }
                if second == 0x81 && (0xA6...0xA9).contains(byte) { return true }
            }
            (first, second) = (second, byte)
        }
        return false
    }

    /// The text, isolated if it has to be. A text that is isolated already stays as it is.
    package static func isolated(_ text: String) -> String {
        guard isNeeded(by: text) else { return text }
        var closed = Closing()
        for scalar in text.unicodeScalars { closed.append(scalar) }
        return closed.isIsolated ? text : closed.isolated
    }

    /// A text on its way to being closed.
    private struct Closing {
        private var scalars = String.UnicodeScalarView()
        /// The open ones, innermost last: whether it is an isolate, or an embedding or override.
        private var open: [Bool] = []
        private var openIsolates = 0
        private var hasStray = false
        /// Whether everything so far is inside the isolate with which the text began.
        private var isWhole = true
        private var isFirst = true

        /// Whether the text is one isolate from its beginning to its end.
        var isIsolated: Bool { isWhole && !hasStray && open.isEmpty }

        /// Ends of what was never begun are left out: they could end the isolate around the text.
        mutating func append(_ scalar: Unicode.Scalar) {
            if !isFirst && openIsolates == 0 || isFirst && !(0x2066...0x2068).contains(scalar.value) { isWhole = false }
            isFirst = false
            switch scalar.value {
            case 0x202A, 0x202B, 0x202D, 0x202E: open.append(false)
            case 0x2066...0x2068:
                open.append(true)
                openIsolates += 1
            case 0x202C:
                guard open.last == false else { return hasStray = true }
                open.removeLast()
            case 0x2069:
                guard openIsolates > 0 else { return hasStray = true }
                // The end of an isolate also ends the embeddings within it.
                while let last = open.popLast(), !last {}
                openIsolates -= 1
            default: break
            }
            scalars.append(scalar)
        }

        var isolated: String {
            var result = String.UnicodeScalarView()
            result.append("\u{2068}")
            result.append(contentsOf: scalars)
            for isIsolate in open.reversed() { result.append(isIsolate ? "\u{2069}" : "\u{202C}") }
            result.append("\u{2069}")
            return String(result)
        }
    }
}
