/// Makes anchors for headings, as on GitHub: lower case; letters and digits of any script, hyphens and underscores;
/// white space becomes hyphens; a number at the end keeps them unique.
///
/// Names are compared as bytes: comparing as `String` takes quadratic time for long runs of combining marks.
struct Anchors {
    private static let lengthLimit = 80

    private var used: Set<[UInt8]> = []
    private var repetitions: [[UInt8]: Int] = [:]

    mutating func add(_ title: [UInt8]) -> [UInt8] {
        let name = Anchors.name(for: title)
        if used.insert(name).inserted { return name }
        while true {
            let number = repetitions[name, default: 0] + 1
            repetitions[name] = number
            let numbered = name + "-\(number)".utf8
            if used.insert(numbered).inserted { return numbered }
        }
    }

    private static func name(for title: [UInt8]) -> [UInt8] {
        var name: [UInt8] = []
        for scalar in String(decoding: title.prefix(4 * lengthLimit), as: UTF8.self).unicodeScalars {
            let length = name.count
            if scalar == "-" || scalar == "_" || scalar.isASCII && UInt8(ascii: scalar).isAlphanumeric {
                name.append(UInt8(ascii: scalar).lowercased)
            } else if scalar.isASCII || scalar == "\u{FFFD}" {
                if UInt8(truncatingIfNeeded: scalar.value).isWhitespace, !name.isEmpty {
                    name.append(UInt8(ascii: "-"))
                }
            } else if scalar.isWordCharacter {
                name.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
            if name.count > lengthLimit {
                name.removeLast(name.count - length)
                break
            }
        }
        while name.last == UInt8(ascii: "-") { name.removeLast() }
        return name.isEmpty ? Array("section".utf8) : name
    }
}

extension Unicode.Scalar {
    /// Letters, the marks on them, and digits.
    fileprivate var isWordCharacter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber:
            true
        default: false
        }
    }
}
