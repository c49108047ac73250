/// What an image carries beside its picture: where and when it was taken, with which device, by whom. None of it is shown, and
/// all of it would leave with a copied image, so it is left out. Colour profiles stay, and so does which way up it is.
struct ImageMetadata {
    /// The bytes that are left out, in order.
    private(set) var ranges: [Range<Int>] = []
    private(set) var orientation = Orientation.upright

    mutating func add(_ range: Range<Int>) { ranges.append(range) }

    /// - Parameter segment: of a JPEG file, from its marker on.
    mutating func add(_ segment: Range<Int>, of bytes: ImageBytes) {
        add(segment)
        if let found = Orientation(segment, of: bytes) { orientation = found }
    }
}

/// Which way up a photograph is shown (CIPA DC-008, tag 274): from five on, width and height change places.
struct Orientation: Equatable {
    static let upright = Orientation(number: 1)

    private let number: UInt8

    var isTurned: Bool { number >= 5 }

    /// A segment of a JPEG file that says this and nothing else.
    var segment: [UInt8] {
        if self == .upright { return [] }
        return [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM\0*".utf8)
            + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0, 0, 0, 0, 0]
    }

    private init(number: UInt8) {
        self.number = number
    }

    /// Nil where the segment does not say so.
    fileprivate init?(_ segment: Range<Int>, of bytes: ImageBytes) {
        guard bytes.has("Exif\0\0", at: segment.lowerBound + 4) else { return nil }
        let start = segment.lowerBound + 10
        let isLittle = bytes.has("II", at: start)
        func number(_ length: Int, at index: Int) -> Int? {
            guard index + length <= segment.upperBound else { return nil }
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
    /// The bytes of an image without what is beside its picture.
    func bytes(_ bytes: [UInt8], of extent: ImageExtent) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(extent.end)
        var position = 0
        for range in extent.metadata.ranges {
            kept += bytes[position..<range.lowerBound]
            position = range.upperBound
        }
        kept += bytes[position..<extent.end]
        switch self {
        case .jpeg: kept.insert(contentsOf: extent.metadata.orientation.segment, at: 2)
        case .webp where !extent.metadata.ranges.isEmpty: kept.repairWebP()
        case .png, .gif, .webp: break
        }
        return kept
    }
}

extension [UInt8] {
    /// The length at its head, and the flags that announce what is gone (RFC 9649, section 2.7.1).
    fileprivate mutating func repairWebP() {
        for byte in 0..<4 { self[4 + byte] = UInt8(truncatingIfNeeded: (count - 8) >> (8 * byte)) }
        let extended = Array("VP8X".utf8)
        if self[12..<16].elementsEqual(extended), count > 20 { self[20] &= ~0x0C }
    }
}
