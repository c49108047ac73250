/// A small picture, made by hand along its format.
package enum SamplePicture {
    package static func png(width: UInt32 = 3, height: UInt32 = 2) -> [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        for (name, data) in [("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0]), ("IDAT", [1, 2, 3]), ("IEND", [])] {
            bytes += big(UInt32(data.count)) + Array(name.utf8) + data + [0, 0, 0, 0]
        }
        return bytes
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
}
