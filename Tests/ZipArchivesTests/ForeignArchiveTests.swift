import TestSupport
import Testing

@testable import ZipArchives

@Suite("Zip archives that somebody else made")
struct ZipArchiveTests {
    /// An archive with entries of these names, texts and facts.
    private func archive(_ entries: [(String, ZipSample.Content)]) throws -> ForeignArchive {
        try ForeignArchive(ZipSample(entries).bytes)
    }

    @Test func `stored and deflated files come out as they went in`() throws {
        let text = Array("# Orders locked\n\nNobody could order.\n".utf8)
        let zip = try archive([("a.md", .stored(text)), ("in/", .stored([])), ("in/b.md", .deflated(text))])
        #expect(zip.files.map(\.name) == ["a.md", "in/b.md"])
        for file in zip.files { #expect(try zip.bytes(of: file, atMost: 1_000) == text) }
    }

    @Test(arguments: ["../a.md", "/a.md", "a/../../b.md", "a\\b.md", "C:/a.md", "..", "../"])
    func `a path that leads out is refused, and the others stay`(name: String) throws {
        let zip = try archive([(name, .stored([0x61])), ("b.md", .stored([0x62]))])
        #expect(zip.files.map(\.name) == ["b.md"])
        #expect(
            zip.refused == [.init(name: name, sentence: "Its path leads out of the archive, so it was not read.")])
    }

    @Test func `links, devices, encrypted files and other ways of packing are refused by name`() throws {
        let zip = try archive([
            ("link", .init([0x61], mode: 0o120777)), ("pipe", .init([0x61], mode: 0o010644)),
            ("secret", .init([0x61], flags: 1)), ("lzma", .init([0x61], method: 14)), ("a\u{1}", .stored([0x61])),
            ("b.md", .stored([0x62])), ("b.md", .stored([0x63])),
        ])
        #expect(zip.files.map(\.name) == ["b.md"])
        #expect(zip.refused.map(\.name) == ["link", "pipe", "secret", "lzma", "a\u{1}", "b.md"])
        #expect(Set(zip.refused.map(\.sentence)).count == 6)
    }

    @Test func `a bomb is not unpacked, whatever it says about its size`() throws {
        let zeros = [UInt8](repeating: 0x30, count: 1_000_000)
        let honest = try archive([("a.md", .deflated(zeros))])
        #expect(throws: ZipEntry.bomb) { try honest.bytes(of: honest.files[0], atMost: 2_000_000) }
        let large = try archive([("a.md", .stored(zeros))])
        #expect(throws: ZipEntry.tooLarge) { try large.bytes(of: large.files[0], atMost: 999_999) }
        let lying = try archive([("a.md", .deflated(zeros, claimed: 10))])
        #expect(throws: ForeignArchive.Problem(sentence: "The file is damaged in the archive.")) {
            try lying.bytes(of: lying.files[0], atMost: 2_000_000)
        }
    }

    @Test func `an archive that is cut off, changed or none at all is refused and never trapped on`() throws {
        let text = Array(String(repeating: "It broke at 10:00. ", count: 40).utf8)
        let whole = ZipSample([("a.md", .deflated(text)), ("b.md", .stored(text))]).bytes
        #expect(throws: ForeignArchive.Problem.self) { try ForeignArchive([]) }
        #expect(throws: ForeignArchive.Problem.self) { try ForeignArchive(text) }
        for length in whole.indices {
            #expect(throws: ForeignArchive.Problem.self) { try ForeignArchive(Array(whole.prefix(length))) }
        }
        for place in whole.indices {
            for value: UInt8 in [0, 0x7F, 0xFF] {
                var bytes = whole
                bytes[place] = value
                guard let zip = try? ForeignArchive(bytes) else { continue }
                for file in zip.files {
                    if let read = try? zip.bytes(of: file, atMost: 10_000) { #expect(read == text) }
                }
            }
        }
    }

    @Test func `archives of several parts and beyond 4 GB say so`() throws {
        var bytes = ZipSample([("a.md", .stored([0x61]))]).bytes
        let end = bytes.count - 22
        bytes[end + 4] = 1
        #expect(
            throws: ForeignArchive.Problem(sentence: "The archive is one part of several. Put them together first.")
        ) {
            try ForeignArchive(bytes)
        }
        bytes[end + 4] = 0
        for place in end + 16..<end + 20 { bytes[place] = 0xFF }
        #expect(
            throws: ForeignArchive.Problem(
                sentence: "The archive is in the form for more than 4 GB. Unpack it, and import the folder.")
        ) { try ForeignArchive(bytes) }
    }
}
