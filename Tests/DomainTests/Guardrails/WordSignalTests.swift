import Domain
import Testing

struct WordSignalTests {
    @Test(arguments: [
        ("delet", "It deleted rows", ["deleted"]),
        ("delet row", "Rows were gone: a job deletes them", ["deletes", "rows"]),
        ("ssh", "An SSH key", ["ssh"]), ("force-push", "Somebody force-pushed", ["force", "pushed"]),
    ])
    func `a signal is there when each of its words is, whatever their endings and order`(
        signal: String, text: String, words: [String]
    ) throws {
        #expect(try #require(WordSignal(signal)).words(in: WordList(text)) == words)
    }

    @Test(arguments: [
        ("delet row", "It deleted files"), ("plan", "An unplanned stop"), ("lock", "A locksmithery"), ("ssh", "sshd"),
    ])
    func `a signal is not there when a word of it is another word`(signal: String, text: String) throws {
        #expect(try #require(WordSignal(signal)).words(in: WordList(text)) == nil)
    }

    @Test func `a long text costs no more than its first words`() {
        let text = String(repeating: "a1 b2 c3 ", count: 100_000)
        #expect(WordList(text).words == ["a1", "b2", "c3"])
    }
}
