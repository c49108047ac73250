import Domain
import Testing

@testable import ImageFiles

struct ImageMetadataTests {
    private static let place = Array("taken at 59.3293, 18.0686".utf8)

    @Test func `where a photograph was taken, by whom, and what was said of it is left out of a JPEG file`() throws {
        let file = try ImageFile(
            SampleImages.jpeg(segments: [
                (0xE0, [0x68, 0x69]), (0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Self.place),
                (0xED, Self.place), (0xFE, Self.place),
            ]))
        #expect(file.bytes == SampleImages.jpeg)
    }

    @Test(arguments: [false, true])
    func `a photograph stays the way up it was taken, without the rest of its Exif data`(
        isLittle: Bool
    ) throws {
        let file = try ImageFile(SampleImages.jpeg(segments: [(0xE1, exif(orientation: 6, isLittle: isLittle))]))
        #expect(!file.bytes.contains(Self.place))
        #expect(file.width == 2 && file.height == 3, "it is shown turned")
        // What is written is read again, and is the same.
        #expect(try ImageFile(file.bytes) == file)
    }

    @Test func `so does a PNG file, whose chunk has its right checksum`() throws {
        let data = Array(exif(orientation: 6, isLittle: true).dropFirst(6))
        let file = try ImageFile(SampleImages.png(chunks: [("eXIf", data), ("IDAT", [1, 2, 3])]))
        #expect(!file.bytes.contains(Self.place))
        #expect(file.width == 2 && file.height == 3, "it is shown turned")
        #expect(try ImageFile(file.bytes) == file)
        // As zlib computes it.
        let chunk = Array("eXIfMM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
        #expect(file.bytes.contains(chunk + [0xD6, 0x67, 0x4B, 0x69]))
    }

    @Test func `Exif data that lead nowhere are left out like others`() throws {
        for length in 0..<40 {
            let damaged = Array(exif(orientation: 6, isLittle: false).prefix(length))
            let file = try ImageFile(SampleImages.jpeg(segments: [(0xE1, damaged)]))
            #expect(!file.bytes.contains(Self.place))
        }
        for position in 0..<24 {
            var damaged = exif(orientation: 6, isLittle: true)
            damaged[position] = 0xFF
            #expect(throws: Never.self) { try ImageFile(SampleImages.jpeg(segments: [(0xE1, damaged)])) }
        }
    }

    @Test(arguments: ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]) func `and of a PNG file`(chunk: String) throws {
        let file = try ImageFile(
            SampleImages.png(chunks: [(chunk, Self.place), ("IDAT", [1, 2, 3]), (chunk, Self.place)]))
        #expect(file.bytes == SampleImages.png())
    }

    @Test func `and of a WebP file, which no longer says that it has them`() throws {
        let icc: UInt8 = 0x20
        let file = try ImageFile(
            SampleImages.extendedWebP(flags: icc | 0x0C, chunks: [("EXIF", Self.place), ("XMP ", Self.place)]))
        #expect(file.bytes == SampleImages.extendedWebP(flags: icc, chunks: []))
    }

    @Test func `and the comments of a GIF file`() throws {
        let comment: [UInt8] = [0x21, 0xFE, UInt8(Self.place.count)] + Self.place + [0]
        let file = try ImageFile(SampleImages.gif(extensions: [0x21, 0xF9, 2, 0x68, 0x69, 0] + comment))
        #expect(file.bytes == SampleImages.gif)
    }

    /// Two entries, of which the second is the orientation, and a place behind them.
    private func exif(orientation: UInt8, isLittle: Bool) -> [UInt8] {
        func number(_ value: UInt32, _ length: Int) -> [UInt8] {
            let bytes = Array(SampleImages.big(value).suffix(length))
            return isLittle ? bytes.reversed() : bytes
        }
        var bytes = Array("Exif\0\0".utf8) + Array((isLittle ? "II" : "MM").utf8)
        bytes += number(42, 2) + number(8, 4) + number(2, 2)
        bytes += number(271, 2) + number(2, 2) + number(4, 4) + Array("Make".utf8)
        bytes += number(274, 2) + number(3, 2) + number(1, 4) + number(UInt32(orientation), 2) + [0, 0]
        return bytes + number(0, 4) + Self.place
    }
}
