/// A zip archive that somebody else made. Its names are checked before they are given, and its files are unpacked one at
/// a time, within a limit.
package struct ForeignArchive: Sendable {
    /// Something that makes the archive, or one file in it, impossible to read.
    package struct Problem: Error, Equatable {
        package let sentence: String
    }

    /// A name in the archive that is left out.
    package struct Refused: Equatable, Sendable {
        package let name: String
        package let sentence: String
    }

    /// The files, in the order of the archive; without folders.
    package private(set) var files: [ZipEntry] = []
    package private(set) var refused: [Refused] = []
    private let size: Int
    private let read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]

    package static let mostEntries = 20_000
    /// In bytes.
    static let largestDirectory = 8 * 1024 * 1024

    /// - Parameters:
    ///   - size: the size of the archive in bytes.
    ///   - read: returns this many bytes of it from an offset.
    /// - Throws: ``Problem`` unless it is a zip archive with a sound directory.
    package init(size: Int, read: @escaping @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]) throws(Problem) {
        self.size = size
        self.read = read
        let end = try ZipEnd(piece(max(0, size - ZipEnd.farthest), min(size, ZipEnd.farthest)))
        guard end.count <= ForeignArchive.mostEntries else {
            throw Problem(sentence: "The archive has more than \(ForeignArchive.mostEntries) files.")
        }
        guard end.directorySize <= ForeignArchive.largestDirectory else { throw ForeignArchive.damaged }
        try readDirectory(try piece(end.directoryOffset, end.directorySize), count: end.count)
    }

    /// An archive in memory.
    package init(_ bytes: [UInt8]) throws(Problem) {
        try self.init(size: bytes.count) { offset, count in Array(bytes[offset..<offset + count]) }
    }

    static let damaged = Problem(sentence: "The archive is damaged. Make it again, or unpack it and import the folder.")

    private mutating func readDirectory(_ bytes: [UInt8], count: Int) throws(Problem) {
        var rest = bytes[...]
        var names: Set<String> = []
        for _ in 0..<count {
            guard let entry = ZipEntry(directory: &rest) else { throw ForeignArchive.damaged }
            if entry.isFolder && !entry.leadsOut { continue }
            if let sentence = entry.refusal {
                refused.append(Refused(name: entry.name, sentence: sentence))
            } else if names.insert(entry.name).inserted {
                files.append(entry)
            } else {
                refused.append(Refused(name: entry.name, sentence: "The archive has two files of this name."))
            }
        }
    }

    /// The bytes of one file, unpacked.
    ///
    /// - Parameter limit: more bytes than this are a ``Problem``.
    package func bytes(of entry: ZipEntry, atMost limit: Int) throws(Problem) -> [UInt8] {
        // What the archive says about sizes may be a lie; it only saves work.
        if entry.isBomb { throw ZipEntry.bomb }
        guard entry.size <= limit else { throw ZipEntry.tooLarge }
        let head = try piece(entry.offset, ZipEntry.headLength)
        guard let start = entry.start(head: head) else { throw ForeignArchive.damaged }
        let packed = try piece(start, entry.packedSize)
        let bytes: [UInt8]
        switch entry.method {
        case .stored: bytes = packed
        case .deflated: bytes = try Inflation.unpacked(packed, size: entry.size)
        }
        guard bytes.count == entry.size, Inflation.checksum(of: bytes) == entry.checksum else {
            throw Problem(sentence: "The file is damaged in the archive.")
        }
        return bytes
    }

    private func piece(_ offset: Int, _ count: Int) throws(Problem) -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset, let bytes = try? read(offset, count),
            bytes.count == count
        else { throw ForeignArchive.damaged }
        return bytes
    }
}
