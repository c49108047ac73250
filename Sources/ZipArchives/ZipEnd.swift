/// The end of an archive, which says where its directory is.
struct ZipEnd {
    let count: Int
    let directorySize: Int
    let directoryOffset: Int

    /// It is this long, before a comment of up to 65,535 bytes.
    private static let length = 22
    static let farthest = length + 0xFFFF

    /// - Parameter tail: the last bytes of the archive.
    /// - Throws: ``ForeignArchive/Problem`` where there is none, or one of an archive in a form that is not read.
    init(_ tail: [UInt8]) throws(ForeignArchive.Problem) {
        var place = tail.count - ZipEnd.length
        while place >= 0 {
            let bytes = tail[place...]
            if bytes.starts(with: [0x50, 0x4B, 5, 6]), bytes.number(at: 20, 2) <= bytes.count - ZipEnd.length { break }
            place -= 1
        }
        guard place >= 0 else {
            throw ForeignArchive.Problem(sentence: "This is not a zip archive, or one that was cut off.")
        }
        let bytes = tail[place...]
        count = bytes.number(at: 10, 2)
        directorySize = bytes.number(at: 12, 4)
        directoryOffset = bytes.number(at: 16, 4)
        guard bytes.number(at: 4, 2) == 0, bytes.number(at: 6, 2) == 0, bytes.number(at: 8, 2) == count else {
            throw ForeignArchive.Problem(sentence: "The archive is one part of several. Put them together first.")
        }
        guard count < 0xFFFF, directorySize < 0xFFFF_FFFF, directoryOffset < 0xFFFF_FFFF else {
            throw ForeignArchive.Problem(
                sentence: "The archive is in the form for more than 4 GB. Unpack it, and import the folder.")
        }
    }
}

extension ArraySlice<UInt8> {
    /// A number with its lowest byte first, this far from the beginning; 0 where the bytes end before.
    func number(at offset: Int, _ length: Int) -> Int {
        guard offset >= 0, offset <= count, length <= count - offset else { return 0 }
        return self[(startIndex + offset)..<(startIndex + offset + length)].reversed()
            .reduce(0) { $0 << 8 | Int($1) }
    }
}
