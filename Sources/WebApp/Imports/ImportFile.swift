import Foundation
import ZipArchives

/// A file that may be a document. It is read when its turn comes, so that no more than one is in memory.
package struct ImportFile: Sendable {
    indirect enum Content: Sendable {
        case file(URL)
        case entry(ZipEntry, ForeignArchive)
        /// Sent by a browser.
        case bytes([UInt8])
        /// An image in the text of a file.
        case part(ImportFile, EmbeddedImages.Part)

        /// - Parameter limit: more bytes than this are the problem.
        func bytes(atMost limit: Int, orElse tooLarge: ImportText.Problem) throws(ImportText.Problem) -> [UInt8] {
            switch self {
            case .file(let url):
                guard let handle = try? FileHandle(forReadingFrom: url) else { throw Content.unreadable }
                defer { try? handle.close() }
                guard let data = try? handle.read(upToCount: limit + 1) ?? Data() else { throw Content.unreadable }
                if data.count > limit { throw tooLarge }
                return Array(data)
            case .entry(let entry, let archive):
                guard entry.size <= limit else { throw tooLarge }
                do { return try archive.bytes(of: entry, atMost: limit) } catch {
                    throw ImportText.Problem(sentence: error.sentence)
                }
            case .bytes(let bytes):
                if bytes.count > limit { throw tooLarge }
                return bytes
            case .part(let file, let part):
                let whole = try file.bytes(atMost: ImportText.largestFile)
                guard let bytes = part.bytes(in: whole) else {
                    throw ImportText.Problem(sentence: "Its data are damaged.")
                }
                if bytes.count > limit { throw tooLarge }
                return bytes
            }
        }

        private static let unreadable = ImportText.Problem(
            sentence: "The file cannot be read. Check its permissions.")
    }

    /// Tells people which file it is: its path, or that of its archive with the path in it.
    package let place: String
    /// Names the document across imports: below the top of a git working copy with the name of that folder, its path in an
    /// archive, or else the whole path.
    package let path: String
    /// Whether another document may come under the same path.
    let isPathLoose: Bool
    /// Whether somebody named this file, rather than a folder or an archive that it is in.
    package let isNamed: Bool
    let content: Content
    let neighbours: ImportNeighbours

    /// Without its folder.
    var name: String { place.split(separator: "/").last.map(String.init) ?? place }
    /// In lower case, without the full stop.
    var ending: String { ImportFile.ending(of: name) }

    static func ending(of name: String) -> String {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 ? parts.last?.lowercased() ?? "" : ""
    }

    /// - Parameter limit: more bytes than this are a problem.
    func bytes(atMost limit: Int) throws(ImportText.Problem) -> [UInt8] {
        try content.bytes(atMost: limit, orElse: ImportText.tooLarge)
    }
}
