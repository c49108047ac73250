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

    /// With a restart and an escaped 0xFF in its scan.
    static let jpeg: [UInt8] = jpeg(segments: [(0xE0, [0x68, 0x69])])

    static func jpeg(segments: [(marker: UInt8, data: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        for (marker, data) in segments { bytes += [0xFF, marker] + big(UInt32(data.count + 2)).suffix(2) + data }
        bytes += [0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0]
        bytes += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0]
        bytes += [1, 0xFF, 0, 2, 0xFF, 0xD0, 3]
        return bytes + [0xFF, 0xD9]
    }

    static let gif: [UInt8] = gif(extensions: [0x21, 0xF9, 2, 0x68, 0x69, 0])

    static func gif(extensions: [UInt8]) -> [UInt8] {
        Array("GIF89a".utf8) + [3, 0, 2, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + extensions
            + [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B]
    }

    static let webp: [UInt8] = riff("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 3, 0, 2, 0, 9, 9])
    static let losslessWebP: [UInt8] = riff("VP8L", [0x2F, 0x02, 0x40, 0, 0, 9])

    static let all: [(name: String, bytes: [UInt8])] = [
        ("png", png()), ("jpeg", jpeg), ("gif", gif), ("webp", webp), ("webp", losslessWebP),
    ]

    /// - Parameter flags: of what the file holds beside the picture.
    static func extendedWebP(flags: UInt8, chunks: [(String, [UInt8])]) -> [UInt8] {
        riff([("VP8X", [flags, 0, 0, 0, 2, 0, 0, 1, 0, 0]), ("VP8L", [0x2F, 0x02, 0x40, 0, 0, 9])] + chunks)
    }

    private static func riff(_ name: String, _ data: [UInt8]) -> [UInt8] { riff([(name, data)]) }

    private static func riff(_ chunks: [(String, [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        for (name, data) in chunks {
            body += Array(name.utf8) + little(UInt32(data.count)) + data
            if data.count % 2 == 1 { body.append(0) }
        }
        return Array("RIFF".utf8) + little(UInt32(body.count + 4)) + Array("WEBP".utf8) + body
    }

    static func big(_ number: UInt32) -> [UInt8] { little(number).reversed() }

    private static func little(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
