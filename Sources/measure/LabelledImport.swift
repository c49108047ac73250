import Domain
import Foundation

/// What somebody reads in one document that is imported.
struct LabelledImport {
    /// Inside the corpus.
    let path: String
    /// `2026-03-01`, `?` if the document does not say, `-` if it is not judged.
    let day: String
    let title: String
    /// The lines of things to do, each with the owner or an empty text.
    var actions: [Int: String] = [:]

    /// `document PATH DAY TITLE`, then a line of number and owner for each thing to do, all parted by tabs.
    static func read(_ text: String) throws -> [LabelledImport] {
        var documents: [LabelledImport] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if fields.count == 4, fields[0] == "document" {
                documents.append(LabelledImport(path: fields[1], day: fields[2], title: fields[3]))
            } else if let number = Int(fields[0]), !documents.isEmpty {
                documents[documents.count - 1].actions[number] = fields.count > 1 ? fields[1] : ""
            } else {
                throw MeasureError.label(String(line))
            }
        }
        return documents
    }
}
