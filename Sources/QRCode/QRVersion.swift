/// The sizes at error correction M (ISO/IEC 18004, tables 7 and 9).
struct QRVersion: Sendable {
    let number: Int
    let correctionPerBlock: Int
    /// Data codewords of each block.
    let blockLengths: [Int]
    /// The positions of the alignment patterns.
    let alignment: [Int]

    var size: Int { 17 + 4 * number }
    var dataCodewords: Int { blockLengths.reduce(0, +) }
    /// Mode and length take 12 bits, 20 from version 10 on.
    var bytes: Int { dataCodewords - (number < 10 ? 2 : 3) }

    static let all = [
        QRVersion(number: 1, correctionPerBlock: 10, blockLengths: [16], alignment: []),
        QRVersion(number: 2, correctionPerBlock: 16, blockLengths: [28], alignment: [6, 18]),
        QRVersion(number: 3, correctionPerBlock: 26, blockLengths: [44], alignment: [6, 22]),
        QRVersion(number: 4, correctionPerBlock: 18, blockLengths: [32, 32], alignment: [6, 26]),
        QRVersion(number: 5, correctionPerBlock: 24, blockLengths: [43, 43], alignment: [6, 30]),
        QRVersion(number: 6, correctionPerBlock: 16, blockLengths: [27, 27, 27, 27], alignment: [6, 34]),
        QRVersion(number: 7, correctionPerBlock: 18, blockLengths: [31, 31, 31, 31], alignment: [6, 22, 38]),
        QRVersion(number: 8, correctionPerBlock: 22, blockLengths: [38, 38, 39, 39], alignment: [6, 24, 42]),
        QRVersion(number: 9, correctionPerBlock: 22, blockLengths: [36, 36, 36, 37, 37], alignment: [6, 26, 46]),
        QRVersion(number: 10, correctionPerBlock: 26, blockLengths: [43, 43, 43, 43, 44], alignment: [6, 28, 50]),
    ]

    static func smallest(holding count: Int) -> QRVersion? { all.first { $0.bytes >= count } }
}
