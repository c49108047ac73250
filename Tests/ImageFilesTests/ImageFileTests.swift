import Domain
import Testing

@testable import ImageFiles

struct ImageFileTests {
    @Test(arguments: SampleImages.all.indices)
    func `an image is known by its bytes`(index: Int) throws {
        let (name, bytes) = SampleImages.all[index]
        let file = try ImageFile(bytes)
        #expect(file.type.rawValue == name)
        #expect(file.width == 3 && file.height == 2)
        #expect(file.bytes == bytes)
    }

    @Test(arguments: SampleImages.all.indices)
    func `cut short anywhere, it is refused`(index: Int) {
        let bytes = SampleImages.all[index].bytes
        for length in 0..<bytes.count {
            #expect(throws: Refusal.self, "\(length)") { try ImageFile(Array(bytes[..<length])) }
        }
    }

    @Test(arguments: SampleImages.all.indices)
    func `what stands behind its end is cut off`(index: Int) throws {
        let bytes = SampleImages.all[index].bytes
        for tail in ["<script>alert(1)</script>", "PK\u{3}\u{4}", "%PDF-1.7", "\u{FF}\u{D8}"] {
            #expect(try ImageFile(bytes + Array(tail.utf8)).bytes == bytes)
        }
    }

    @Test(arguments: SampleImages.all.indices)
    func `no byte that is changed makes it trap`(index: Int) {
        let bytes = SampleImages.all[index].bytes
        for position in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFE, 0xFF] {
                var damaged = bytes
                damaged[position] = value
                if let file = try? ImageFile(damaged) { #expect(file.bytes.count <= damaged.count) }
            }
        }
    }

    @Test(arguments: [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "<!doctype html><p>rows.png</p>",
        "<?xml version=\"1.0\"?><svg/>", "%PDF-1.7", "BM6", "GIF87b", "RIFF\u{4}\0\0\0WAVE", "\u{0}\u{0}\u{1}\u{0}",
        "\u{89}PNX\r\n", "alert(1)//GIF89a",
    ])
    func `what is no image of the four kinds is refused with a sentence`(text: String) {
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect { try ImageFile(bytes) } throws: { error in
            (error as? Refusal)?.problems.first?.field == "image"
        }
    }

    @Test func `an image without a picture in it is refused`() {
        #expect(throws: Refusal.self) { try ImageFile(SampleImages.png(chunks: [])) }
        #expect(throws: Refusal.self) { try ImageFile(Array("GIF89a".utf8) + [3, 0, 2, 0, 0, 0, 0, 0x3B]) }
    }

    @Test func `an image that would unfold beyond measure is refused`() {
        for (width, height): (UInt32, UInt32) in [(0, 2), (3, 0), (16_385, 1), (.max, .max), (16_000, 16_000)] {
            #expect(throws: Refusal.self) { try ImageFile(SampleImages.png(width: width, height: height)) }
        }
        #expect(throws: Never.self) { try ImageFile(SampleImages.png(width: 8_064, height: 6_048)) }
    }

    @Test func `a file that is too large is refused, and the largest one is not`() {
        let room = ImageFile.largest - SampleImages.png(chunks: [("IDAT", [])]).count
        let largest = SampleImages.png(chunks: [("IDAT", Array(repeating: 7, count: room))])
        #expect(throws: Never.self) { try ImageFile(largest) }
        #expect(throws: Refusal.self) { try ImageFile(largest + [0]) }
    }
}
