/// The noncharacters that the renderer uses as marks, which a literal cannot hold.
enum Noncharacter {
    static let all = (UInt32(0xFDD0)...0xFDD3).compactMap(Unicode.Scalar.init).map(String.init)
}

extension String {
    /// The same with every scalar replaced that the closure replaces. `replacing` compares characters, and a scalar
    /// that is joined by a mark is another character.
    func mappingScalars(_ transform: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        String(String.UnicodeScalarView(unicodeScalars.map(transform)))
    }

    /// What the renderer makes of noncharacters.
    var withoutNoncharacters: String {
        mappingScalars { (0xFDD0...0xFDD3).contains($0.value) ? "\u{FFFD}" : $0 }
    }
}
