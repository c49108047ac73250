import Foundation
import Testing

@testable import WebServer

@Suite struct LogTests {
    private func text(_ make: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        make(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private let entry = AccessEntry(
        id: "8F3KQ0ZD7W2M",
        method: "GET",
        path: "/a\"\\\n\u{1B}\u{9B}ü",
        status: 200,
        bytes: 5_123,
        microseconds: 1_340,
        remote: "127.0.0.1"
    )
    private let time = Timestamp(seconds: 1_763_696_820, milliseconds: 7)

    @Test func `dates agree with Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: 0, through: 80_000, by: 13) {
            let seconds = day * 86_400 + day % 86_400
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second],
                from: Date(timeIntervalSince1970: Double(seconds))
            )
            let expected = String(
                format: "%04d-%02d-%02dT%02d:%02d:%02d.000Z",
                parts.year ?? 0, parts.month ?? 0, parts.day ?? 0, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0
            )
            #expect(text(Timestamp(seconds: seconds).appendRFC3339) == expected)
        }
    }

    @Test func `HTTP dates name day and month`() {
        #expect(text(time.appendHTTPDate) == "Fri, 21 Nov 2025 03:47:00 GMT")
        #expect(text(Timestamp(seconds: 0).appendHTTPDate) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(text(Timestamp(seconds: 951_782_400).appendHTTPDate) == "Tue, 29 Feb 2000 00:00:00 GMT")
    }

    @Test func `an access line cannot be broken or steer a terminal`() {
        let line = text { LogLine.access(entry, at: time, .text, into: &$0) }
        let path = #"/a\"\\\u000a\u001b\u009bü"#
        #expect(line == "2025-11-21T03:47:00.007Z info 8F3KQ0ZD7W2M GET \(path) 200 5123 1.3 127.0.0.1\n")
    }

    @Test func `a JSON line is one object`() throws {
        let line = text { LogLine.access(entry, at: time, .json, into: &$0) }
        #expect(line.filter { $0 == "\n" }.count == 1)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["path"] as? String == entry.path)
        #expect(object?["status"] as? Int == 200)
        #expect(object?["ms"] as? Double == 1.3)
        #expect(object?["time"] as? String == "2025-11-21T03:47:00.007Z")

        let message = text { LogLine.message(.error, "a \"b\"\n", requestID: "X", at: time, .json, into: &$0) }
        let messageObject = try JSONSerialization.jsonObject(with: Data(message.utf8)) as? [String: String]
        #expect(messageObject?["message"] == "a \"b\"\n")
        #expect(messageObject?["id"] == "X")
    }

    @Test func `what turns text around turns no line around`() {
        let line = text {
            LogLine.message(
                .error, "a\u{202E}b\u{2066}\u{2028}“c”\u{9B}é\u{1F600}", requestID: nil, at: time, .text, into: &$0)
        }
        #expect(line.hasSuffix(#" error - a\u202eb\u2066\u2028“c”\u009bé😀"# + "\n"))
    }

    @Test func `lines are written in order, and none when it is off`() throws {
        let pipe = Pipe()
        let log = Log(.text, descriptor: pipe.fileHandleForWriting.fileDescriptor)
        for number in 0..<100 { log.write(.info, "line \(number)") }
        log.flush()
        let silent = Log(.off, descriptor: pipe.fileHandleForWriting.fileDescriptor)
        silent.write(.error, "nothing")
        silent.flush()
        try pipe.fileHandleForWriting.close()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let lines = output.split(separator: "\n")
        #expect(lines.count == 100)
        #expect(zip(lines, 0...).allSatisfy { $0.hasSuffix(" info - line \($1)") })
    }

    @Test func `a reader that takes nothing costs lines and not memory or time`() throws {
        let pipe = Pipe()
        let log = Log(.text, descriptor: pipe.fileHandleForWriting.fileDescriptor)
        let message = String(repeating: "x", count: 1_000)
        for _ in 0..<5_000 { log.write(.info, message) }
        log.flush()
        let reading = Thread { while !pipe.fileHandleForReading.availableData.isEmpty {} }
        reading.start()
        log.flush()
        try pipe.fileHandleForWriting.close()
    }
}
