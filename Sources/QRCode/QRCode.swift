import Foundation

/// A text as a QR code (ISO/IEC 18004): byte mode, error correction M, versions 1 to 10, which hold up to 213 bytes.
/// That is enough for all our addresses.
package struct QRCode: Equatable, Sendable {
    /// Rows of modules; true is dark.
    package let modules: [[Bool]]
    let version: Int
    let mask: Int

    package var size: Int { modules.count }

    /// Nil for a text that is too long.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.smallest(holding: bytes.count) else { return nil }
        let codewords = QRCode.codewords(of: bytes, version)
        var best: (modules: [[Bool]], mask: Int, penalty: Int)?
        for mask in 0..<8 {
            var matrix = QRMatrix(version)
            matrix.place(codewords, mask: mask)
            matrix.placeFormat(mask: mask)
            let penalty = QRPenalty.of(matrix.modules)
            if best == nil || penalty < (best?.penalty ?? .max) { best = (matrix.modules, mask, penalty) }
        }
        guard let best else { return nil }
        modules = best.modules
        mask = best.mask
        self.version = version.number
    }

    /// Mode, length, bytes, terminator and padding, split into blocks with error correction and interleaved.
    static func codewords(of bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        var bits = QRBits()
        bits.append(0b0100, count: 4)
        bits.append(bytes.count, count: version.number < 10 ? 8 : 16)
        for byte in bytes { bits.append(Int(byte), count: 8) }
        let capacity = version.dataCodewords * 8
        bits.append(0, count: min(4, capacity - bits.count))
        bits.append(0, count: (8 - bits.count % 8) % 8)
        var data = bits.bytes
        var pad: UInt8 = 0xEC
        while data.count < version.dataCodewords {
            data.append(pad)
            pad = pad == 0xEC ? 0x11 : 0xEC
        }
        return interleaved(data, version)
    }

    private static func interleaved(_ data: [UInt8], _ version: QRVersion) -> [UInt8] {
        var blocks: [ArraySlice<UInt8>] = []
        var rest = data[...]
        for length in version.blockLengths {
            blocks.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        let corrections = blocks.map { ReedSolomon.correction(for: Array($0), count: version.correctionPerBlock) }
        var result: [UInt8] = []
        for index in 0..<(version.blockLengths.max() ?? 0) {
            for block in blocks where index < block.count { result.append(block[block.startIndex + index]) }
        }
        for index in 0..<version.correctionPerBlock {
            for correction in corrections where index < correction.count { result.append(correction[index]) }
        }
        return result
    }
}

/// A sequence of bits; numbers are written most significant bit first.
struct QRBits {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    mutating func append(_ number: Int, count bits: Int) {
        for shift in stride(from: bits - 1, through: 0, by: -1) {
            if count % 8 == 0 { bytes.append(0) }
            if (number >> shift) & 1 == 1 { bytes[bytes.count - 1] |= UInt8(0x80 >> (count % 8)) }
            count += 1
        }
    }
}

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
