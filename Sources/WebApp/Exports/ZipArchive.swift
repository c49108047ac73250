import Foundation

/// Writes a zip archive file by file, holding no more than one in memory.
///
/// The files are stored, not compressed, and have no dates of their own, so the same files give the same bytes.
struct ZipWriter {
    struct TooLarge: Error {}

    private let handle: FileHandle
    private var offset = 0
    private var directory: [UInt8] = []
    private var count = 0
    /// 1 January 1980, the first day that the format knows.
    private static let date: [UInt8] = [0, 0, 0x21, 0]

    /// - Parameter handle: an empty file, open for writing.
    init(_ handle: FileHandle) { self.handle = handle }

    /// - Throws: ``TooLarge`` beyond 65,535 files or 4 GB, and the errors of the file.
    mutating func add(_ name: String, _ bytes: [UInt8]) throws {
        let name = Array(name.utf8)
        guard count < 0xFFFF, offset + bytes.count + directory.count < 0xFFFF_0000, name.count < 0xFFFF else {
            throw TooLarge()
        }
        let size = ZipWriter.little(bytes.count, 4)
        // Version 2.0, names in UTF-8, stored.
        let facts =
            [20, 0, 0, 8, 0, 0] + ZipWriter.date + ZipWriter.little(Int(CRC32.of(bytes)), 4) + size + size
            + ZipWriter.little(name.count, 2)
        let head = [0x50, 0x4B, 3, 4] + facts + [0, 0] + name
        directory +=
            [0x50, 0x4B, 1, 2, 20, 0] + facts + [UInt8](repeating: 0, count: 12) + ZipWriter.little(offset, 4) + name
        try handle.write(contentsOf: head)
        try handle.write(contentsOf: bytes)
        offset += head.count + bytes.count
        count += 1
    }

    mutating func finish() throws {
        let number = ZipWriter.little(count, 2)
        let end =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number + number + ZipWriter.little(directory.count, 4)
            + ZipWriter.little(offset, 4) + [0, 0]
        try handle.write(contentsOf: directory + end)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

/// The checksum of zip archives (ISO 3309).
enum CRC32 {
    static func of(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
}
