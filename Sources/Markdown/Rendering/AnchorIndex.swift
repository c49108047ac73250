extension Markdown {
    /// The headings of a document by the names that links such as `#root-cause` give them.
    ///
    /// A name is understood as GitHub forms it, else as GitLab does, else as MkDocs does; where the same words are the
    /// name of several headings, each has a number at its end there, which counts as well. A heading's own words do too,
    /// as in Obsidian.
    package struct AnchorIndex: Sendable {
        private var lists = AnchorStyle.allCases.map { _ in NumberedNames() }

        package init() {}

        /// Adds the next heading of the document. Returns its name on GitHub.
        @discardableResult
        package mutating func add(_ title: String, anchor: String) -> String {
            add(title, anchor: anchor, style: .gitHub)
        }

        /// The same, with its name in a style.
        mutating func add(_ title: String, anchor: String, style wanted: AnchorStyle) -> String {
            let title = title.prefixForNames
            var name = ""
            for (index, style) in AnchorStyle.allCases.enumerated() {
                let added = lists[index].add(style.name(for: title), separator: style.separator, anchor: anchor)
                if style == wanted { name = String(decoding: added, as: UTF8.self) }
            }
            return name
        }

        /// The anchor of the heading with this name, which may be percent-encoded.
        package func anchor(named name: String) -> String? {
            var name = name
            return name.withUTF8 { anchor(named: $0) }
        }

        func anchor(named name: Bytes) -> String? {
            let name = name.percentDecoded
            if let anchor = lists.lazy.compactMap({ $0.anchors[name] }).first { return anchor }
            let words = AnchorStyle.gitHub.name(for: String(decoding: name, as: UTF8.self).prefixForNames)
            return words == name ? nil : lists.lazy.compactMap { $0.anchors[words] }.first
        }
    }
}

/// The names of one style in a document, with the anchors they lead to.
///
/// Names are compared as bytes: comparing as `String` takes quadratic time for long runs of combining marks.
private struct NumberedNames: Sendable {
    private(set) var anchors: [[UInt8]: String] = [:]
    private var repetitions: [[UInt8]: Int] = [:]

    mutating func add(_ name: [UInt8], separator: UInt8, anchor: String) -> [UInt8] {
        var unique = name
        while unique.isEmpty || anchors[unique] != nil {
            let number = repetitions[name, default: 0] + 1
            repetitions[name] = number
            unique = name + [separator] + String(number).utf8
        }
        anchors[unique] = anchor
        return unique
    }
}

extension String {
    /// As much of a title as its names are made from.
    fileprivate var prefixForNames: String { String(decoding: utf8.prefix(1_000), as: UTF8.self) }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate var percentDecoded: [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < count {
            if self[index] == UInt8(ascii: "%"), let high = at(index + 1).hexadecimal,
                let low = at(index + 2).hexadecimal
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(self[index])
                index += 1
            }
        }
        return result
    }
}

extension UInt8 {
    fileprivate var hexadecimal: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
