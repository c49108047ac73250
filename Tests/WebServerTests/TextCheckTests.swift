import Testing

@testable import WebServer

@Suite struct TextCheckTests {
    @Test func `text in every script passes unchanged`() throws {
        let texts = [
            "", "plain", "a\tb\nc", "Größe", "日本語", "עברית", "नमस्ते दुनिया", "👩‍👩‍👧‍👦 👍🏽", "e\u{301}", "\u{10FFFF}", "\u{A0}",
        ]
        for text in texts {
            #expect(try TextCheck.text(text) == text)
        }
    }

    @Test func `a newline as a form sends it becomes one newline`() throws {
        let text = try TextCheck.text("a\r\nb\r\n\r\nc")
        #expect(Array(text.utf8) == Array("a\nb\n\nc".utf8))
    }

    @Test(arguments: ["\0", "a\u{1B}[2J", "\u{7F}", "\u{85}", "\u{9B}", "a\rb", "a\r", "\u{8}", "\r\r\n"])
    func `a control character is refused`(text: String) {
        #expect(throws: BadInput.self) { try TextCheck.text(text) }
        #expect(throws: BadInput.self) { try TextCheck.line(text) }
    }

    @Test(arguments: ["a\tb", "a\nb", "a\r\nb"])
    func `a line has no tabs or newlines`(text: String) {
        #expect(throws: BadInput.self) { try TextCheck.line(text) }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3, 0x28], [0x61, 0xBF],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: BadInput("The text is not valid UTF-8.")) { try TextCheck.text(bytes) }
    }

    @Test func `decoding agrees with the standard library on every scalar`() throws {
        for value in stride(from: UInt32(0xA0), through: 0x10FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            #expect(try TextCheck.text(Array(text.utf8)) == text)
        }
    }

    @Test func `thirty combining marks in a row pass and thirty-one do not`() throws {
        let marks = { (count: Int) in String(repeating: "\u{301}\u{316}", count: count / 2) }
        _ = try TextCheck.text("a" + marks(30) + "b" + marks(30))
        #expect(throws: BadInput.self) { try TextCheck.text("a" + marks(30) + "\u{301}") }
        #expect(throws: BadInput.self) { try TextCheck.text(String(repeating: "\u{FE0F}", count: 31)) }
    }
}
