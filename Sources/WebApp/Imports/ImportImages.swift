import Domain
import Foundation
import ImageFiles
import Secrets
import Storage

/// The images of a document, looked for among the files that travelled with it, and what is to be said about the others.
struct ImportImages {
    private(set) var images: [ImportImage] = []
    private(set) var doubts: [ImportDoubt] = []

    private var room: Int

    /// More than the page of an incident shows.
    private static let most = 200

    /// - Parameters:
    ///   - whole: the bytes of the file.
    ///   - parts: the images that are part of it, by the names that are in their places.
    ///   - room: the bytes that its images may have.
    init(
        of reading: ImportedPostmortem, _ file: ImportFile, _ whole: [UInt8], _ parts: [String: EmbeddedImages.Part],
        in text: String, room: Int
    ) {
        self.room = room
        var places: [String: Int]?
        var unused = parts
        for reference in reading.images {
            let target = reading.export?.images[reference.address] ?? reference.address
            let content: ImportFile.Content
            var present: [UInt8]?
            if let part = parts[target] {
                content = .part(file, part)
                present = part.bytes(in: whole)
            } else {
                switch file.neighbours.file(at: target, isByName: reference.isByName) {
                case .file(let found): content = found
                case .elsewhere: continue
                case .missing where !reference.isShown: continue
                case .missing, .outside:
                    let isOutside = if case .outside = file.neighbours.file(at: target) { true } else { false }
                    places = places ?? ImportImages.places(in: text)
                    let words =
                        isOutside
                        ? "leads out of what was imported, so it was not read."
                        : "is not among the files. The text says where it pointed."
                    doubts.append(
                        ImportDoubt(
                            line: places?[reference.address] ?? 0,
                            "The image \u{201C}\(reference.address)\u{201D} \(words)"))
                    continue
                }
            }
            unused[target] = nil
            if let sentence = add(reference, target, content, present) {
                doubts.append(ImportDoubt(line: 0, "The image \u{201C}\(target)\u{201D} was left out. \(sentence)"))
            }
        }
        if !unused.isEmpty {
            let words =
                unused.count == 1
                ? "An image that is part of the file is" : "\(unused.count) images that are part of the file are"
            doubts.append(ImportDoubt(line: 0, "\(words) shown nowhere in it, and left out."))
        }
    }

    /// - Returns: why it was left out; nil if it was added.
    private mutating func add(
        _ reference: ImageReferences.Reference, _ target: String, _ content: ImportFile.Content, _ present: [UInt8]?
    ) -> String? {
        do {
            let bytes = try present ?? content.bytes(atMost: ImageFile.largest, orElse: ImportImages.tooLarge)
            let digest = Token.digest(of: bytes)
            if let index = images.firstIndex(where: { $0.digest == digest }) {
                images[index].addresses.append(reference.address)
                return nil
            }
            let file = try ImageFile(bytes)
            if images.count == ImportImages.most { return "A postmortem has at most \(ImportImages.most) images." }
            if file.bytes.count > room { return "The images of this import are too large together. Import fewer." }
            room -= file.bytes.count
            let name = target.split(separator: "/").last.map(String.init) ?? target
            let words = reference.isByName ? "" : reference.words
            images.append(
                ImportImage(
                    address: reference.address,
                    name: words.isEmpty ? name.removingPercentEncoding ?? name : words + ".", file, digest: digest
                ) {
                    let bytes = try content.bytes(atMost: ImageFile.largest, orElse: ImportImages.tooLarge)
                    guard Token.digest(of: bytes) == digest else {
                        throw Refusal(
                            "The image \u{201C}\(name)\u{201D} has changed since it was looked at. Import again.")
                    }
                    return try ImageFile(bytes)
                })
            return nil
        } catch let problem as ImportText.Problem {
            return problem.sentence
        } catch {
            return (error as? Refusal)?.words ?? "It cannot be read."
        }
    }

    private static let tooLarge = ImportText.Problem(sentence: ImageFile.tooLarge.words)

    /// The first line of each address that a text writes for an image, counted from 1.
    private static func places(in text: String) -> [String: Int] {
        var places: [String: Int] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.utf8.contains(UInt8(ascii: "!")) || line.utf8.contains(UInt8(ascii: "<")) {
            for reference in ImageReferences.all(in: String(line)) where places[reference.address] == nil {
                places[reference.address] = index + 1
            }
        }
        return places
    }
}
