import ImageFiles

/// An image that travelled with a document, and that the document shows.
package struct ImportImage: Sendable {
    /// As the document writes them. A picture that it has in several files is one image.
    package var addresses: [String]
    /// A few words about it, from its description in the document or the name of its file.
    package let name: String
    package let type: String
    package let width: Int
    package let height: Int
    /// In bytes.
    package let size: Int
    /// SHA-256 of the file as it was sent.
    package let digest: [UInt8]
    /// Reads it again, so that no more than one is in memory.
    package let read: @Sendable () throws -> ImageFile

    package init(
        address: String, name: String, _ file: ImageFile, digest: [UInt8],
        read: @escaping @Sendable () throws -> ImageFile
    ) {
        addresses = [address]
        self.name = name
        (type, width, height, size) = (file.type.label, file.width, file.height, file.bytes.count)
        self.digest = digest
        self.read = read
    }
}
