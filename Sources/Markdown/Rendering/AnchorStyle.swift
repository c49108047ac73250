import Foundation

/// A program that forms names for headings, in the order in which a name is tried.
enum AnchorStyle: CaseIterable {
    case gitHub
    case gitLab
    /// Python-Markdown's table of contents, as MkDocs has it.
    case mkDocs

    /// Between a name and the number of its repetition.
    var separator: UInt8 {
        switch self {
        case .gitHub, .gitLab: UInt8(ascii: "-")
        case .mkDocs: UInt8(ascii: "_")
        }
    }

    func name(for title: String) -> [UInt8] {
        switch self {
        case .gitHub:
            return AnchorStyle.words(of: title)
        case .gitLab:
            let name = AnchorStyle.squeezed(AnchorStyle.words(of: title))
            return !name.isEmpty && name.allSatisfy(\.isDigit) ? "anchor-".utf8 + name : name
        case .mkDocs:
            let title = title.utf8.allSatisfy { $0 < 0x80 } ? title : title.decomposedStringWithCompatibilityMapping
            let kept = title.utf8.filter {
                $0.isAlphanumeric || $0.isWhitespace || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
            return AnchorStyle.squeezed(kept.trimmed().map { $0.isWhitespace ? UInt8(ascii: "-") : $0.lowercased })
        }
    }

    /// Lower case; letters, digits, hyphens and underscores; each space a hyphen.
    private static func words(of title: String) -> [UInt8] {
        var name: [UInt8] = []
        for scalar in title.unicodeScalars {
            if scalar == " " {
                name.append(UInt8(ascii: "-"))
            } else if scalar == "-" || scalar.isASCII && UInt8(ascii: scalar).isAlphanumeric {
                name.append(UInt8(ascii: scalar).lowercased)
            } else if scalar == "_" || !scalar.isASCII && scalar.isWordCharacter {
                name.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return name
    }

    private static func squeezed(_ name: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in name where byte != UInt8(ascii: "-") || result.last != byte { result.append(byte) }
        return result
    }
}

extension Unicode.Scalar {
    /// Letters, the marks on them, digits, and punctuation that connects.
    fileprivate var isWordCharacter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            true
        default: false
        }
    }
}
