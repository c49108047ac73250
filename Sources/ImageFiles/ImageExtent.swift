struct ImageExtent {
    /// As stored; the image may be displayed rotated.
    var width: Int
    var height: Int
    /// The index after the last byte of the image, at most the number of bytes.
    var end: Int
    /// The metadata before the end.
    var metadata = ImageMetadata()
}
