import Testing

@testable import WebServer

/// Whatever reads what is sent looks at each byte a few times, however long the input is.
@Suite struct LinearTests {
    /// Bytes that count how often one of them is looked at.
    private struct Counted: RandomAccessCollection {
        final class Counter { var looks = 0 }

        let bytes: [UInt8]
        let counter = Counter()

        var startIndex: Int { 0 }
        var endIndex: Int { bytes.count }

        subscript(position: Int) -> UInt8 {
            counter.looks += 1
            return bytes[position]
        }
    }

    private struct Reader: Sendable, CustomTestStringConvertible {
        let name: String
        let pieces: [String]
        let read: @Sendable (Counted) throws -> Void
        var testDescription: String { name }
    }

    /// Repeated, each piece is the worst that was thought of for its reader.
    private static let readers = [
        Reader(
            name: "form",
            pieces: ["&", "=", "+", "a", "%41", "a=1&", "=&", "%", "%CC%81", "a=%0D%0A"]
        ) { _ = try Form(urlEncoded: $0) },
        Reader(name: "form with files", pieces: ["\r", "\n", "\r\n", "--b", "\r\n--", "\r\n-", " ", "\r\r\n--"]) {
            _ = try Form(multipart: $0, boundary: "bb")
        },
        Reader(name: "text of a form with files", pieces: ["\r", "x", "\r\n", "\r\n--", "\r\n--b", "\r\n\r\n"]) {
            let head = Array("--bb\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\n".utf8)
            _ = try Form(multipart: around($0, head, Array("\r\n--bb--".utf8)), boundary: "bb")
        },
        Reader(name: "head of a part", pieces: [";", "\"", "\\", "\\\"", "=", ";a=", "%22", "/", "\n", "a:b\r\n", " "])
        {
            let head = Array("--bb\r\nContent-Disposition: form-data; name=".utf8)
            _ = try Form(multipart: around($0, head, Array("\r\n\r\nx\r\n--bb--".utf8)), boundary: "bb")
        },
        Reader(name: "parts", pieces: ["\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--bb", "\r\n\r\n--bb"]) {
            _ = try Form(multipart: around($0, Array("--bb".utf8), Array("--".utf8)), boundary: "bb")
        },
        Reader(name: "percent-encoding", pieces: ["%41", "%", "a", "+"]) {
            _ = PercentEncoding.decode($0, plusIsSpace: true)
        },
        Reader(name: "cookies", pieces: [";", "=", " ", "a=1; ", "; ", "\t;", "other", "\"", " = "]) {
            _ = RequestCookies.value(of: "session", in: $0)
        },
        Reader(name: "parameters of a header", pieces: [";", "=", "\"", "\\", "\\\"", ";a=", ";a=\"", "; ", " "]) {
            _ = HeaderParameters($0)["boundary"]
        },
        Reader(name: "text", pieces: ["a", "\r\n", "ü", "e\u{301}", "\u{301}", "👩‍👩‍👧", "\n"]) {
            _ = try TextCheck.text($0)
        },
    ]

    private static func around(_ counted: Counted, _ head: [UInt8], _ tail: [UInt8]) -> Surrounded {
        Surrounded(head: head, counted: counted, tail: tail)
    }

    /// Counted bytes with others around them that are not counted.
    private struct Surrounded: RandomAccessCollection {
        let head: [UInt8]
        let counted: Counted
        let tail: [UInt8]

        var startIndex: Int { 0 }
        var endIndex: Int { head.count + counted.count + tail.count }

        subscript(position: Int) -> UInt8 {
            if position < head.count { return head[position] }
            let inner = position - head.count
            return inner < counted.count ? counted[inner] : tail[inner - counted.count]
        }
    }

    @Test(arguments: readers)
    private func `no input is looked at more than twelve times, however long it is`(reader: Reader) throws {
        for piece in reader.pieces {
            for size in [1_000, 8_000] {
                let text = String(repeating: piece, count: size / piece.utf8.count)
                let input = Counted(bytes: Array(text.utf8))
                // Many of them are refused, which is as good.
                _ = try? reader.read(input)
                #expect(
                    input.counter.looks <= 12 * input.count,
                    "\(input.counter.looks) looks at \(input.count) bytes of \(piece.debugDescription)")
            }
        }
    }
}
