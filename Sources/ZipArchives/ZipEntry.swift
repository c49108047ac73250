/// A file in an archive, as the archive's directory describes it.
package struct ZipEntry: Equatable, Sendable {
    enum Method: Equatable { case stored, deflated }

    /// Its path in the archive, with `/` between folders.
    package let name: String
    /// In bytes, unpacked. The archive says so.
    package let size: Int
    let packedSize: Int
    let checksum: UInt32
    let offset: Int
    let method: Method
    let isFolder: Bool
    /// Why it is left out; nil for a file that may be read.
    let refusal: String?
    /// Whether its path leads out of the archive.
    let leadsOut: Bool

    /// The length of what is in front of a file, without its name.
    static let headLength = 30
    private static let longestName = 1_024

    /// Reads one entry of the directory, and goes behind it. Nil where the directory ends too soon.
    init?(directory rest: inout ArraySlice<UInt8>) {
        guard rest.starts(with: [0x50, 0x4B, 1, 2]), rest.count >= 46 else { return nil }
        let nameLength = rest.number(at: 28, 2)
        let length = 46 + nameLength + rest.number(at: 30, 2) + rest.number(at: 32, 2)
        guard length <= rest.count else { return nil }
        let bytes = rest.dropFirst(46).prefix(nameLength)
        let (flags, method) = (rest.number(at: 8, 2), rest.number(at: 10, 2))
        // The upper half of the outer attributes is the mode of a file on Unix.
        let kind = rest.number(at: 40, 2) & 0xF000
        name = String(decoding: bytes.prefix(ZipEntry.longestName), as: UTF8.self)
        checksum = UInt32(truncatingIfNeeded: rest.number(at: 16, 4))
        packedSize = rest.number(at: 20, 4)
        size = rest.number(at: 24, 4)
        offset = rest.number(at: 42, 4)
        isFolder = bytes.last == UInt8(ascii: "/")
        self.method = method == 8 ? .deflated : .stored
        leadsOut = ZipEntry.leadsOut(bytes)
        if bytes.isEmpty || nameLength > ZipEntry.longestName || bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            refusal = "Its name cannot be used."
        } else if leadsOut {
            refusal = "Its path leads out of the archive, so it was not read."
        } else if kind == 0xA000 {
            refusal = "This is a link, and links in archives are not followed."
        } else if kind != 0, kind != 0x8000, !isFolder {
            refusal = "This is not a file."
        } else if flags & 0x2041 != 0 {
            refusal = "The file is encrypted."
        } else if method != 0 && method != 8 {
            refusal = "The file is packed in a way that is not read here. Unpack the archive, and import the folder."
        } else if packedSize == 0xFFFF_FFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
            refusal = "The file is larger than 4 GB."
        } else {
            refusal = nil
        }
        rest = rest.dropFirst(length)
    }

    private static func leadsOut(_ name: ArraySlice<UInt8>) -> Bool {
        if name.contains(UInt8(ascii: "\\")) || name.first == UInt8(ascii: "/") { return true }
        if name.dropFirst().first == UInt8(ascii: ":") { return true }
        return name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains {
            $0.elementsEqual("..".utf8)
        }
    }

    /// Where its packed bytes begin, from the head that is in front of them; nil where there is none.
    func start(head: [UInt8]) -> Int? {
        guard head.starts(with: [0x50, 0x4B, 3, 4]) else { return nil }
        return offset + ZipEntry.headLength + head[...].number(at: 26, 2) + head[...].number(at: 28, 2)
    }

    // MARK: Bombs

    /// Text becomes a tenth; what becomes a two-hundredth is meant to fill a memory.
    var isBomb: Bool { method == .deflated && size > 64 * 1024 && size / 200 > packedSize }
    static let bomb = ForeignArchive.Problem(
        sentence: "The file is packed so tightly that it is no document, so it was not unpacked.")
    static let tooLarge = ForeignArchive.Problem(sentence: "The file is too large.")
}
