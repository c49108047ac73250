/// Finds the end and the size of an image by following the structure of its format. Each function returns nil for an
/// incomplete image.
extension ImageExtent {
    /// Chunks: length, name, data, checksum (PNG 1.2, section 3).
    static func ofPNG(_ bytes: ImageBytes) -> ImageExtent? {
        guard bytes.big(4, at: 8) == 13, bytes.has("IHDR", at: 12), let width = bytes.big(4, at: 16),
            let height = bytes.big(4, at: 20)
        else { return nil }
        var position = 8
        var hasData = false
        var metadata = ImageMetadata()
        while let length = bytes.big(4, at: position) {
            let next = position + 12 + length
            if next > bytes.count { return nil }
            if bytes.has("IDAT", at: position + 4) { hasData = true }
            if ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"].contains(where: { bytes.has($0, at: position + 4) }) {
                metadata.add(position..<next)
            }
            if bytes.has("eXIf", at: position + 4) { metadata.read(exifAt: position + 8, before: next - 4, of: bytes) }
            if bytes.has("IEND", at: position + 4) {
                return hasData ? ImageExtent(width: width, height: height, end: next, metadata: metadata) : nil
            }
            position = next
        }
        return nil
    }

    /// Segments: 0xFF, a marker, and for most of them a length (ITU T.81, annex B). The header of a scan is followed by
    /// its data, in which 0xFF is followed by zero or by a restart marker.
    static func ofJPEG(_ bytes: ImageBytes) -> ImageExtent? {
        var size: (width: Int, height: Int)?
        var hasScan = false
        var metadata = ImageMetadata()
        var position = 2
        while bytes[position] == 0xFF, let marker = bytes[position + 1] {
            switch marker {
            case 0xFF:
                position += 1
            case 0xD9:
                guard let size, hasScan else { return nil }
                return ImageExtent(width: size.width, height: size.height, end: position + 2, metadata: metadata)
            case 0x01, 0xD0...0xD7:
                position += 2
            case 0x00, 0x02...0xBF, 0xD8:
                return nil
            default:
                guard let length = bytes.big(2, at: position + 2), length >= 2 else { return nil }
                let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
                if isFrame {
                    guard let height = bytes.big(2, at: position + 5), let width = bytes.big(2, at: position + 7) else {
                        return nil
                    }
                    size = (width, height)
                }
                let next = position + 2 + length
                // Exif and XMP, IPTC, and comments.
                if [0xE1, 0xED, 0xFE].contains(marker) { metadata.add(position..<next) }
                if marker == 0xE1, bytes.has("Exif\0\0", at: position + 4) {
                    metadata.read(exifAt: position + 10, before: next, of: bytes)
                }
                position = next
                if marker == 0xDA {
                    hasScan = true
                    position = endOfScan(bytes, from: position)
                }
            }
        }
        return nil
    }

    private static func endOfScan(_ bytes: ImageBytes, from start: Int) -> Int {
        var position = start
        while let byte = bytes[position] {
            if byte == 0xFF, let next = bytes[position + 1], next != 0, !(0xD0...0xD7).contains(next) { break }
            position += 1
        }
        return position
    }

    /// Blocks up to the trailer (GIF89a, appendix A).
    static func ofGIF(_ bytes: ImageBytes) -> ImageExtent? {
        guard let width = bytes.little(2, at: 6), let height = bytes.little(2, at: 8), let flags = bytes[10] else {
            return nil
        }
        var hasImage = false
        var metadata = ImageMetadata()
        var position = 13 + colourTable(flags)
        while let introducer = bytes[position] {
            switch introducer {
            case 0x3B:
                return hasImage
                    ? ImageExtent(width: width, height: height, end: position + 1, metadata: metadata) : nil
            case 0x21:
                guard let end = endOfSubBlocks(bytes, from: position + 2) else { return nil }
                if bytes[position + 1] == 0xFE { metadata.add(position..<end) }
                position = end
            case 0x2C:
                guard let flags = bytes[position + 9],
                    let end = endOfSubBlocks(bytes, from: position + 11 + colourTable(flags))
                else { return nil }
                hasImage = true
                position = end
            default:
                return nil
            }
        }
        return nil
    }

    private static func colourTable(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    private static func endOfSubBlocks(_ bytes: ImageBytes, from start: Int) -> Int? {
        var position = start
        while let length = bytes[position] {
            position += 1 + Int(length)
            if length == 0 { return position }
        }
        return nil
    }

    /// Chunks in a container that begins with its length (RFC 9649, section 2).
    static func ofWebP(_ bytes: ImageBytes) -> ImageExtent? {
        guard let length = bytes.little(4, at: 4), length >= 12 else { return nil }
        let end = 8 + length
        guard end <= bytes.count, let size = sizeOfWebP(bytes) else { return nil }
        var hasImage = false
        var metadata = ImageMetadata()
        var position = 12
        while position < end {
            guard let length = bytes.little(4, at: position + 4) else { return nil }
            let next = position + 8 + length + length % 2
            if next > end { return nil }
            if ["VP8 ", "VP8L", "ANMF"].contains(where: { bytes.has($0, at: position) }) { hasImage = true }
            if ["EXIF", "XMP "].contains(where: { bytes.has($0, at: position) }) { metadata.add(position..<next) }
            position = next
        }
        return hasImage ? ImageExtent(width: size.width, height: size.height, end: end, metadata: metadata) : nil
    }

    private static func sizeOfWebP(_ bytes: ImageBytes) -> (width: Int, height: Int)? {
        if bytes.has("VP8X", at: 12), let width = bytes.little(3, at: 24), let height = bytes.little(3, at: 27) {
            return (width + 1, height + 1)
        }
        if bytes.has("VP8L", at: 12), bytes[20] == 0x2F, let bits = bytes.little(4, at: 21) {
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        }
        if bytes.has("VP8 ", at: 12), bytes.has("\u{9D}\u{01}\u{2A}", at: 23), let width = bytes.little(2, at: 26),
            let height = bytes.little(2, at: 28)
        {
            return (width & 0x3FFF, height & 0x3FFF)
        }
        return nil
    }
}
