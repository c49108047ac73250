import Domain

extension Change {
    /// Notes in the history what an export wrote to a git wiki. It has been written by then, so this only tells of it.
    ///
    /// - Parameters:
    ///   - place: the repository and the folder.
    ///   - pages: the keys of the records that were written or removed.
    ///   - commit: the name that git gave to it.
    package func noteWikiExport(to place: String, pages: [String], commit: String) throws {
        if case .command = asker {} else { try require(.administrator) }
        let more = pages.count - 20
        let names = pages.prefix(20).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        try record(
            .setting, "exported to the git wiki",
            changes: [
                FieldChange(field: "Wiki", from: "", to: place), FieldChange(field: "Pages", from: "", to: names),
                FieldChange(field: "Commit", from: "", to: commit),
            ])
    }
}
