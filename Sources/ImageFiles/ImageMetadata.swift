import Domain

/// The metadata of an image: where and when it was taken, with which device, by whom. None of this is shown, and all of
/// it would travel with a copied image, so it is removed. Colour profiles stay, and so does the orientation where
/// browsers use it (JPEG and PNG).
struct ImageMetadata {
    /// The byte ranges to remove, in order.
    private(set) var ranges: [Range<Int>] = []
    private(set) var orientation = Orientation.upright

    mutating func add(_ range: Range<Int>) { ranges.append(range) }

    /// Notes the orientation of the image, if its Exif data contain it.
    ///
    /// - Parameters:
    ///   - start: the start of the data, without the prefix of the image format.
    ///   - end: the index after the data.
    mutating func read(exifAt start: Int, before end: Int, of bytes: ImageBytes) {
        if let found = Orientation(exifAt: start, before: end, of: bytes) { orientation = found }
    }
}

/// The orientation of a photograph (CIPA DC-008, tag 274); from 5 on, width and height are swapped.
struct Orientation: Equatable {
    static let upright = Orientation(number: 1)

    private let number: UInt8

    var isTurned: Bool { number >= 5 }

    /// Exif data that contain only the orientation.
    fileprivate var exif: [UInt8] {
        Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0, 0, 0, 0, 0]
    }

    private init(number: UInt8) {
        self.number = number
    }

    /// Nil if the data contain no orientation.
    fileprivate init?(exifAt start: Int, before end: Int, of bytes: ImageBytes) {
        let isLittle = bytes.has("II", at: start)
        func number(_ length: Int, at index: Int) -> Int? {
            guard index + length <= end else { return nil }
            return isLittle ? bytes.little(length, at: index) : bytes.big(length, at: index)
        }
        guard let offset = number(4, at: start + 4), let count = number(2, at: start + offset) else { return nil }
        for entry in 0..<count {
            let place = start + offset + 2 + entry * 12
            guard let tag = number(2, at: place) else { return nil }
            if tag == 274, let value = number(2, at: place + 8), (2...8).contains(value) {
                self.init(number: UInt8(value))
                return
            }
        }
        return nil
    }
}

extension ImageType {
    /// The bytes of an image without its metadata.
    func bytes(_ bytes: [UInt8], of extent: ImageExtent) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(extent.end)
        var position = 0
        for range in extent.metadata.ranges {
            kept += bytes[position..<range.lowerBound]
            position = range.upperBound
        }
        kept += bytes[position..<extent.end]
        let orientation = extent.metadata.orientation
        switch self {
        case .jpeg where orientation != .upright:
            kept.insert(contentsOf: [0xFF, 0xE1, 0, 34] + Array("Exif\0\0".utf8) + orientation.exif, at: 2)
        case .png where orientation != .upright:
            kept.insert(contentsOf: [UInt8].chunkOfPNG("eXIf", orientation.exif), at: 33)
        case .webp where !extent.metadata.ranges.isEmpty: kept.repairWebP()
        case .jpeg, .png, .gif, .webp: break
        }
        return kept
    }
}

extension [UInt8] {
    /// Length, name, data, and a checksum of name and data (PNG 1.2, section 3.2).
    fileprivate static func chunkOfPNG(_ name: String, _ data: [UInt8]) -> [UInt8] {
        func big(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
        let body = Array(name.utf8) + data
        let checksum = body.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return big(UInt32(data.count)) + body + big(~checksum)
    }

    /// Corrects the length in the header, and the flags for the removed chunks (RFC 9649, section 2.7.1).
    fileprivate mutating func repairWebP() {
        for byte in 0..<4 { self[4 + byte] = UInt8(truncatingIfNeeded: (count - 8) >> (8 * byte)) }
        let extended = Array("VP8X".utf8)
        if self[12..<16].elementsEqual(extended), count > 20 { self[20] &= ~0x0C }
    }
}
