import Domain
import Testing

@Suite("A name typed into a picker")
struct PickedTextTests {
    private let mei = Pick(id: 1, name: "Mei Tanaka", detail: "mei@example.org")
    private let meike = Pick(id: 2, name: "Meike Öberg", detail: "meike@example.org")

    @Test(arguments: [("  @Mei ", "Mei"), ("@", ""), (" ", ""), ("mei@example.org", "mei@example.org")])
    func `is what is left without an at sign in front and spaces around it`(input: String, text: String) {
        #expect(PickedText(input).text == text)
    }

    @Test func `is an address, also behind a name`() {
        #expect(PickedText("MEI@example.org").email == "mei@example.org")
        #expect(PickedText("Mei Tanaka (mei@example.org)").email == "mei@example.org")
        #expect(PickedText("Mei Tanaka").email == nil)
        #expect(PickedText("(").email == nil)
        #expect(PickedText("mei @example").email == nil)
    }

    @Test func `means the one it fits, and the whole name before longer ones`() {
        #expect(PickAnswer(PickedText("mei"), fitting: [mei], gone: nil) == .one(mei))
        #expect(PickAnswer(PickedText("oberg"), fitting: [meike], gone: nil) == .one(meike))
        #expect(PickAnswer(PickedText("meike oberg"), fitting: [mei, meike], gone: nil) == .one(meike))
        #expect(
            PickAnswer(PickedText("mei"), fitting: [mei, meike], gone: nil) == .several([mei, meike], isMore: false))
    }

    @Test func `that fits more than a list holds says so`() {
        let many = (1...21).map { Pick(id: Int64($0), name: "Sam \($0)") }
        let answer = PickAnswer(PickedText("sam"), fitting: many, gone: nil)
        #expect(answer == .several(Array(many.prefix(20)), isMore: true))
        #expect(
            answer.sentence(PickedText("sam"), .person)
                == "“sam” fits more than 20 people. Choose one, or enter more of the name.")
    }

    @Test func `says what is wrong with it, and nothing where nothing is`() {
        let text = PickedText("Zed")
        #expect(
            PickAnswer(text, fitting: [], gone: nil).sentence(text, .person)
                == "“Zed” fits nobody. Enter a name or an e-mail address.")
        #expect(
            PickAnswer(text, fitting: [], gone: mei).sentence(text, .person)
                == "The account of Mei Tanaka is deactivated. Choose somebody else.")
        #expect(PickAnswer(text, fitting: [mei], gone: nil).sentence(text, .person) == nil)
        #expect(PickAnswer.nothing.sentence(PickedText(""), .service) == nil)
    }

    @Test func `begins a name if each of its words begins one of its words`() {
        #expect(PickedText("ta me").begins("Mei Tanaka"))
        #expect(PickedText("tomas").begins("Tomás Lind"))
        #expect(!PickedText("anaka").begins("Mei Tanaka"))
    }

    @Test func `that is too long is read no further`() {
        let text = PickedText(String(repeating: "mei ", count: 100_000))
        #expect(text.isTooLong)
        #expect(text.text.count <= 60)
    }
}
