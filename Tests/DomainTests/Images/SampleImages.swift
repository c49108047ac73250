/// The smallest images there are, made by hand along their formats.
enum SampleImages {
    static func png(width: UInt32 = 3, height: UInt32 = 2, chunks: [(String, [UInt8])] = [("IDAT", [1, 2, 3])])
        -> [UInt8]
    {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        for (name, data) in [("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])] + chunks + [("IEND", [])] {
            bytes += big(UInt32(data.count)) + Array(name.utf8) + data + [0, 0, 0, 0]
        }
        return bytes
    }

    /// With a comment, and with a restart and an escaped 0xFF in its scan.
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xFE, 0, 4, 0x68, 0x69] + [0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0]
        + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0] + [1, 0xFF, 0, 2, 0xFF, 0xD0, 3] + [0xFF, 0xD9]

    static let gif: [UInt8] =
        Array("GIF89a".utf8) + [3, 0, 2, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + [0x21, 0xFE, 2, 0x68, 0x69, 0]
        + [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B]

    static let webp: [UInt8] = riff("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 3, 0, 2, 0, 9, 9])
    static let losslessWebP: [UInt8] = riff("VP8L", [0x2F, 0x02, 0x40, 0, 0, 9])

    static let all: [(name: String, bytes: [UInt8])] = [
        ("png", png()), ("jpeg", jpeg), ("gif", gif), ("webp", webp), ("webp", losslessWebP),
    ]

    private static func riff(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let chunk = Array(name.utf8) + little(UInt32(data.count)) + data + (data.count % 2 == 1 ? [0] : [])
        return Array("RIFF".utf8) + little(UInt32(chunk.count + 4)) + Array("WEBP".utf8) + chunk
    }

    private static func big(_ number: UInt32) -> [UInt8] { little(number).reversed() }

    private static func little(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
