import Domain

/// A document that is ready to be imported.
package struct ImportDocument: Sendable {
    /// Names the document across imports.
    package let path: String
    /// Whether quite another document may come under the same path, as from a browser, which tells the name alone.
    package let isPathLoose: Bool
    package let original: String
    package var reading: ImportedPostmortem
    package var images: [ImportImage]
    /// Reads an earlier original of the same document in the same way; nil if that is impossible.
    package let reread: @Sendable (String) -> ImportedPostmortem?

    package init(
        path: String, isPathLoose: Bool = false, original: String, reading: ImportedPostmortem,
        images: [ImportImage] = [], reread: @escaping @Sendable (String) -> ImportedPostmortem?
    ) {
        self.path = path
        self.isPathLoose = isPathLoose
        self.original = original
        self.reading = reading
        self.images = images
        self.reread = reread
    }
}

/// What became of a document, or would become of it.
package enum ImportOutcome: Equatable, Sendable {
    case created(ID<Incident>)
    /// It was imported before and is the same.
    case unchanged(ID<Incident>)
    /// It was imported before and has been changed since.
    ///
    /// - `left`: what was left alone, in sentences.
    case updated(ID<Incident>, left: [String])
}

/// What an import will do with a document.
package enum ImportPlan: Equatable, Sendable {
    case create
    case leave(ID<Incident>)
    case update(ID<Incident>)
    /// It has the path of an earlier document, and too little else in common with it to be that one for certain. It is
    /// created unless somebody says that it is the same.
    case ask(ID<Incident>)
}
