import Domain

/// The bytes of an uploaded file, checked from beginning to end to be an image. The name and the type given by the
/// sender are ignored.
///
/// Anything after the end of the image is cut off: a camera may put a video there, and an attacker a second file.
/// ``ImageMetadata`` is removed. Decoding the picture itself is left to the browser.
package struct ImageFile: Equatable, Sendable {
    package let type: ImageType
    /// In pixels, as displayed.
    package let width: Int
    package let height: Int
    package let bytes: [UInt8]

    /// In bytes. A screenshot has one million, a photograph from a phone three to six.
    package static let largest = 8 * 1024 * 1024

    /// A small file may decode to an image that fills the memory of every viewer.
    private static let mostPixels = 64_000_000
    private static let longestSide = 16_384

    /// - Throws: ``Refusal`` for the field `image`.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        if bytes.isEmpty { throw Refusal(field: "image", "Choose an image.") }
        if bytes.count > ImageFile.largest { throw ImageFile.tooLarge }
        let found = try bytes.withUnsafeBufferPointer { buffer throws(Refusal) in
            let bytes = ImageBytes(buffer)
            guard let type = ImageType(signatureOf: bytes) else {
                throw Refusal(
                    field: "image",
                    "Only PNG, JPEG, GIF and WebP images can be shown here. This file is none of these, whatever its name says."
                )
            }
            guard let extent = type.extent(of: bytes) else {
                throw Refusal(field: "image", "This \(type.label) image is damaged or was not sent completely.")
            }
            return (type: type, extent: extent)
        }
        let extent = found.extent
        let sides = 1...ImageFile.longestSide
        guard sides.contains(extent.width), sides.contains(extent.height),
            extent.width * extent.height <= ImageFile.mostPixels
        else {
            throw Refusal(
                field: "image",
                "This image is \(extent.width) by \(extent.height) pixels, which is too large to show. Make it smaller."
            )
        }
        type = found.type
        let isTurned = extent.metadata.orientation.isTurned
        width = isTurned ? extent.height : extent.width
        height = isTurned ? extent.width : extent.height
        self.bytes = found.type.bytes(bytes, of: extent)
    }

    package static var tooLarge: Refusal {
        Refusal(
            field: "image", "The image is larger than \(largest / 1024 / 1024) MB. Make it smaller, then add it again.")
    }
}
