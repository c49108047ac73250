/// Merges two texts with the same base, word by word.
///
/// Everything that either side inserted is in the result, even inside a passage that the other side removed. If both
/// rewrote the same words, both versions stay side by side and are marked with a ``Flag``. White space follows the side
/// that changed it.
package struct TextMerge: Sendable {
    /// "You both changed this."
    package struct Flag: Equatable, Sendable {
        /// The passage in either text; empty if it was removed.
        package let theirs: String
        package let mine: String
        /// The passage in the result.
        package let merged: String
    }

    package let text: String
    package let flags: [Flag]
    /// The edits from mine to the result, for a text area that shows mine.
    package let edits: [TextEdit]

    /// - Parameters:
    ///   - base: the text that both are based on.
    ///   - theirs: the stored text.
    ///   - mine: the text that was sent.
    package init(base: String, theirs: String, mine: String) {
        if theirs == base || theirs == mine {
            (text, flags, edits) = (mine, [], [])
            return
        }
        var merging = Merging(base: WordText(base), theirs: WordText(theirs), mine: WordText(mine))
        merging.run()
        (text, flags, edits) = merging.result()
    }
}

/// A replacement within a text, counted in UTF-16 as browsers do. Offsets refer to the text before any of its edits.
package struct TextEdit: Equatable, Codable, Sendable {
    package let at: Int
    package let remove: Int
    package let insert: String

    package init(at: Int, remove: Int, insert: String) {
        self.at = at
        self.remove = remove
        self.insert = insert
    }
}

extension [TextEdit] {
    /// The position in the new text for a position in the old one. Text inserted exactly at the position goes after it.
    package func moved(_ offset: Int) -> Int {
        var shift = 0
        for edit in self {
            if edit.at + edit.remove <= offset && !(edit.remove == 0 && edit.at == offset) {
                shift += edit.insert.utf16.count - edit.remove
            } else if edit.at < offset {
                return edit.at + shift
            }
        }
        return offset + shift
    }

    package func applied(to text: String) -> String {
        var units = Array<UInt16>(text.utf16)
        for edit in reversed() where edit.at + edit.remove <= units.count {
            units.replaceSubrange(edit.at..<edit.at + edit.remove, with: Array<UInt16>(edit.insert.utf16))
        }
        return String(decoding: units, as: UTF16.self)
    }
}
