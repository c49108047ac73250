import Testing

@testable import QRCode

/// Against vectors of ISO/IEC 18004 and of its tutorials. That readers read it was tried by hand for each version, see
/// docs/decisions/0031.
struct QRCodeTests {
    @Test func `the generator and the correction are those of the standard`() {
        #expect(ReedSolomon.generator(10) == [216, 194, 159, 111, 199, 94, 95, 113, 157, 193])
        // HELLO WORLD at 1-M.
        let data: [UInt8] = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
        #expect(ReedSolomon.correction(for: data, count: 10) == [196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
    }

    @Test func `format and version carry their own correction`() {
        #expect(QRMatrix.format(mask: 0) == 0b101_0100_0001_0010)
        #expect(QRMatrix.format(mask: 5) == 0b100_0000_1100_1110)
        #expect(QRMatrix.versionBits(7) == 0b00_0111_1100_1001_0100)
        #expect(QRMatrix.versionBits(10) == 0b00_1010_0100_1101_0011)
    }

    @Test func `a text takes the smallest version that holds it`() throws {
        for (count, version) in [(1, 1), (14, 1), (15, 2), (26, 2), (62, 4), (84, 5), (180, 9), (213, 10)] {
            let code = try #require(QRCode(String(repeating: "a", count: count)))
            #expect(code.version == version, "\(count)")
            #expect(code.size == 17 + 4 * version)
        }
        #expect(QRCode(String(repeating: "a", count: 214)) == nil)
        #expect(QRCode("") != nil)
    }

    @Test func `the blocks of each version fill it exactly`() {
        for version in QRVersion.all {
            let blocks = version.blockLengths.count * version.correctionPerBlock
            let codewords = QRCode.codewords(of: [], version)
            #expect(codewords.count == version.dataCodewords + blocks, "\(version.number)")
        }
    }

    @Test func `the finders, the timing and the dark module stand where readers look for them`() throws {
        let code = try #require(QRCode("https://handrail.example.org/join/7KQ-2MX"))
        let last = code.size - 1
        for (row, column) in [(0, 0), (0, last - 6), (last - 6, 0)] {
            #expect((0..<7).allSatisfy { code.modules[row][column + $0] && code.modules[row + 6][column + $0] })
            #expect(code.modules[row + 3][column + 3] && !code.modules[row + 1][column + 1])
        }
        for index in 8..<(last - 7) { #expect(code.modules[6][index] == (index % 2 == 0)) }
        #expect(code.modules[code.size - 8][8])
    }
}
