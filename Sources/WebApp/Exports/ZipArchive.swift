/// The bytes of a zip archive, file by file; it holds only the names of those that it has written.
///
/// The files are stored, not compressed, and have no dates of their own, so the same files give the same bytes.
struct ZipArchive {
    struct TooLarge: Error {}

    private var offset = 0
    private var directory: [UInt8] = []
    private var count = 0
    /// 1 January 1980, the first day that the format knows.
    private static let date: [UInt8] = [0, 0, 0x21, 0]
    /// A field of the directory's end that is too small for its number, which the larger end has.
    private static let isInLargerEnd = 0xFFFF

    /// A file as it is in the archive.
    ///
    /// - Throws: ``TooLarge`` beyond 4 GB.
    mutating func file(_ name: String, _ bytes: [UInt8]) throws -> [UInt8] {
        let name = Array(name.utf8)
        guard offset + bytes.count + directory.count < 0xFFFF_0000, name.count < 0xFFFF else { throw TooLarge() }
        let size = ZipArchive.little(bytes.count, 4)
        // Version 2.0, names in UTF-8, stored.
        let facts =
            [20, 0, 0, 8, 0, 0] + ZipArchive.date + ZipArchive.little(Int(CRC32.of(bytes)), 4) + size + size
            + ZipArchive.little(name.count, 2)
        let head = [0x50, 0x4B, 3, 4] + facts + [0, 0] + name
        directory +=
            [0x50, 0x4B, 1, 2, 20, 0] + facts + [UInt8](repeating: 0, count: 12) + ZipArchive.little(offset, 4) + name
        offset += head.count + bytes.count
        count += 1
        return head + bytes
    }

    /// What comes behind the last file.
    func end() -> [UInt8] {
        let number = ZipArchive.little(min(count, ZipArchive.isInLargerEnd), 2)
        let end =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number + number + ZipArchive.little(directory.count, 4)
            + ZipArchive.little(offset, 4) + [0, 0]
        return directory + (count < ZipArchive.isInLargerEnd ? [] : largerEnd) + end
    }

    /// The end of the directory with room for more than 65,534 files (APPNOTE 6.3.10, sections 4.3.14 and 4.3.15).
    private var largerEnd: [UInt8] {
        let number = ZipArchive.little(count, 8)
        return [0x50, 0x4B, 6, 6] + ZipArchive.little(44, 8) + [45, 0, 45, 0] + [UInt8](repeating: 0, count: 8)
            + number + number + ZipArchive.little(directory.count, 8) + ZipArchive.little(offset, 8)
            + [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + ZipArchive.little(offset + directory.count, 8) + [1, 0, 0, 0]
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
