import Foundation
import Testing

@testable import Git

@Suite("Folders in which a clone stays")
struct CloneFolderTests {
    private let path = FileManager.default.temporaryDirectory.path + "/clone-\(UUID().uuidString)"

    private func refusal() -> String {
        do {
            _ = try CloneFolder(path)
            return ""
        } catch {
            return error.sentence
        }
    }

    @Test func `are made for their owner alone, and serve one export at a time`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            let folder = try CloneFolder(path)
            let mode = try FileManager.default.attributesOfItem(atPath: folder.url.path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
            #expect(refusal() == "Another export is using \(path). Wait for its end.")
            withExtendedLifetime(folder) {}
        }
        #expect(refusal() == "")
    }

    @Test func `that others may write to are refused, and so are links and files`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o770])
        #expect(refusal() == "\(path) has to be yours, and closed to everybody else: chmod 700.")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/tmp")
        #expect(refusal() == "\(path) is not a folder, and none can be made there.")
        try FileManager.default.removeItem(atPath: path)
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(refusal() == "\(path) is not a folder, and none can be made there.")
    }
}
