import Domain
import Foundation
import Testing

/// Whatever is pasted is answered, and none of it is lost.
extension TimelinePasteTests {
    @Test func `line ends of any system part the lines`() throws {
        #expect(try pasted("14:02 a\r\n14:03 b\r14:04 c\n").count == 3)
    }

    @Test(arguments: ["", " \n \r\n", "|---|---|", "| |", "|", "---"])
    func `nothing is refused`(input: String) {
        #expect(fields { _ = try paste(input) } == ["lines"])
    }

    @Test func `five hundred entries fit and no more`() throws {
        let fit = String(repeating: "14:02 a\n", count: 500)
        #expect(try paste(fit).entries.count == 500)
        #expect(fields { _ = try paste(fit + "14:03 b") } == ["lines"])
    }

    /// Lines put together from everything that looks like a time, a table, a mark or a sentence, each with words that
    /// occur once. Every one of those words is in the entries, in the order it was pasted.
    @Test func `nothing that was pasted is lost`() throws {
        let noise = [
            "14:02", "23:59", "00:01", "2026-03-01", "1 Mar", "March 2, 2026", "29 Feb", "yesterday", "UTC", "CET",
            "+3", "-5",
            "+02:00", "~", "about", "time", "times", "all", "zone", "event", "what", "note", "|", "||", "\\|", "---",
            "**", "*",
            "__", "`", "[", "]", "(", ")", "#", "##", ">", "- ", "1.", "- [x]", ":", "\u{2013}", "\u{2014}", "\u{2192}",
            "\t",
            "  ", "99:99", "14.02", "3.02", "12h30", "2 pm", "Europe/Paris", "\u{301}", "\u{1F469}", "\u{200D}",
            "24:00", ",",
        ]
        var random = Random(seed: 4)
        for round in 0..<500 {
            var words: [String] = []
            let lines = (0...random.below(6)).map { _ -> String in
                let parts = (0...random.below(7)).map { _ in random.pick(noise) }
                let word = "w\(round)x\(words.count)"
                words.append(word)
                let place = random.below(parts.count + 1)
                return (parts[..<place] + [word] + parts[place...]).joined(
                    separator: random.pick([" ", " ", "  ", " | "]))
            }
            let entries = try paste(lines.joined(separator: "\n")).entries
            let text = entries.map(\.text).joined(separator: " ")
            let found = text.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { words.contains($0) }
            #expect(found == words, "\(lines)")
        }
    }

    @Test(arguments: [
        String(repeating: "|", count: 60_000), String(repeating: "\\|", count: 30_000),
        String(repeating: "14:02 ", count: 10_000),
        String(repeating: "*", count: 60_000), String(repeating: "a\n", count: 30_000),
        "14:02 " + String(repeating: "\u{301}", count: 30_000),
        String(repeating: "> ", count: 30_000), String(repeating: "- ", count: 30_000),
        String(repeating: "#", count: 60_000),
    ])
    func `64 KB of anything is answered and no trap`(input: String) {
        _ = try? paste(input)
    }
}
