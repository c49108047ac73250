/// The title of an image until somebody describes it.
package enum ImageTitle {
    /// Makes a title from the name of a file: `rows-per-minute.png` becomes `rows-per-minute`. Brackets and similar
    /// characters are removed, because the title is used inside Markdown brackets.
    package static func make(from filename: String) -> String {
        let scalars = filename.unicodeScalars
        let dot = scalars.lastIndex(of: ".") ?? scalars.endIndex
        let stem = dot == scalars.startIndex ? scalars[...] : scalars[..<dot]
        var title = String.UnicodeScalarView()
        for scalar in stem.prefix(100) {
            let properties = scalar.properties
            let isKept =
                properties.isAlphabetic || properties.numericType != nil || " -.,".unicodeScalars.contains(scalar)
            title.append(isKept ? scalar : " ")
        }
        let words = String(title).split(separator: " ").joined(separator: " ")
        return words.isEmpty ? "image" : words
    }
}
