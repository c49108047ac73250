import Domain
import Foundation
import Secrets

/// What the last export wrote to a wiki, as a file beside its pages. With it, an edit in the wiki is known from a page that
/// an export left behind, whichever machine made that export.
struct WikiManifest: Codable, Equatable {
    struct Entry: Codable, Equatable {
        /// The name that git gives to what was written.
        var blob: String
        /// The postmortem, guardrail or follow-up of the page.
        var key: String?
        /// The revisions of the sections that the page was written from.
        var sections: [String: Int]?

        /// Whether the page has edits that were taken in, and that readers here do not see yet.
        func isAhead(of file: ExportFile) -> Bool {
            (sections ?? [:]).contains { slug, revision in (file.revisions[slug] ?? revision) < revision }
        }

        fileprivate var isPlausible: Bool { BlobName.isOne(blob) && (key.map { Key($0) != nil } ?? true) }
    }

    static let fileName = ".handrail.json"

    private(set) var about =
        "What Handrail wrote here. An export compares it with the pages, to find edits made in the wiki."
    private(set) var version = 1
    let format: String
    /// Whoever reads the wiki. Pages for others would stay in its history for ever.
    let audience: String
    var files: [String: Entry] = [:]

    /// The most bytes that are read of one.
    static let longest = 8 * 1024 * 1024

    init(_ format: ExportFormat, for audience: ExportAudience) {
        self.format = format.rawValue
        self.audience = audience.rawValue
    }

    /// Nil if it is none of ours. Everybody who may write to the wiki can write it, so it is checked like any input.
    init?(_ bytes: [UInt8]) {
        guard let manifest = try? JSONDecoder().decode(WikiManifest.self, from: Data(bytes)), manifest.version == 1,
            manifest.files.values.allSatisfy(\.isPlausible)
        else {
            return nil
        }
        self = manifest
    }

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [0x0A]
        }
    }
}

extension ExportFile {
    /// As a line of the manifest.
    var manifestEntry: WikiManifest.Entry {
        WikiManifest.Entry(
            blob: BlobName.of(bytes), key: key?.description, sections: revisions.isEmpty ? nil : revisions)
    }
}
