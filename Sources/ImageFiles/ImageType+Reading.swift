import Domain

extension ImageType {
    init?(signatureOf bytes: ImageBytes) {
        if bytes.has("\u{89}PNG\r\n\u{1A}\n", at: 0) {
            self = .png
        } else if bytes[0] == 0xFF, bytes[1] == 0xD8, bytes[2] == 0xFF {
            self = .jpeg
        } else if bytes.has("GIF87a", at: 0) || bytes.has("GIF89a", at: 0) {
            self = .gif
        } else if bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) {
            self = .webp
        } else {
            return nil
        }
    }

    /// The size and the end of the image; nil if it is incomplete.
    func extent(of bytes: ImageBytes) -> ImageExtent? {
        switch self {
        case .png: .ofPNG(bytes)
        case .jpeg: .ofJPEG(bytes)
        case .gif: .ofGIF(bytes)
        case .webp: .ofWebP(bytes)
        }
    }
}
