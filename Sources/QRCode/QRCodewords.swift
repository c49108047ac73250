extension QRCode {
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
