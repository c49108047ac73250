import CZlib

/// A zip archive with anything in it, sound or not.
package struct ZipSample {
    package struct Content {
        var packed: [UInt8]
        var size: Int
        var checksum: UInt
        var method = 0
        var flags = 0x800
        var mode = 0

        package init(_ bytes: [UInt8], mode: Int = 0, flags: Int = 0x800, method: Int = 0) {
            packed = bytes
            size = bytes.count
            checksum = crc32(0, bytes, UInt32(bytes.count))
            (self.mode, self.flags, self.method) = (mode, flags, method)
        }

        package static func stored(_ bytes: [UInt8]) -> Content { Content(bytes) }

        /// - Parameter claimed: the size that the archive gives, if it is not the real one.
        package static func deflated(_ bytes: [UInt8], claimed: Int? = nil) -> Content {
            var content = Content(bytes, method: 8)
            var length = compressBound(UInt(bytes.count))
            var packed = [UInt8](repeating: 0, count: Int(length))
            compress2(&packed, &length, bytes, UInt(bytes.count), 9)
            // Without the head and the checksum of zlib.
            content.packed = Array(packed[2..<Int(length) - 4])
            content.size = claimed ?? bytes.count
            return content
        }
    }

    package private(set) var bytes: [UInt8] = []

    package init(_ entries: [(String, Content)]) {
        var directory: [UInt8] = []
        for (name, content) in entries {
            let facts =
                ZipSample.little(content.flags, 2) + ZipSample.little(content.method, 2) + [0, 0, 0x21, 0]
                + ZipSample.little(Int(content.checksum), 4) + ZipSample.little(content.packed.count, 4)
                + ZipSample.little(content.size, 4) + ZipSample.little(name.utf8.count, 2) + [0, 0]
            let offset = bytes.count
            bytes += [0x50, 0x4B, 3, 4, 20, 0] + facts + Array(name.utf8) + content.packed
            directory += [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + facts + [UInt8](repeating: 0, count: 6)
            directory += ZipSample.little(content.mode << 16, 4) + ZipSample.little(offset, 4) + Array(name.utf8)
        }
        let count = ZipSample.little(entries.count, 2)
        let end = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + ZipSample.little(directory.count, 4)
        bytes += directory + end + ZipSample.little(bytes.count, 4) + [0, 0]
    }

    package init(texts: [String: String]) {
        self.init(texts.sorted { $0.key < $1.key }.map { ($0.key, .deflated(Array($0.value.utf8))) })
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
