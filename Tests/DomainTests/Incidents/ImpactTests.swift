import Domain
import Testing

struct ImpactTests {
    private func reading(
        _ kind: ImpactKind, certainty: String, quantity: String, note: String
    ) throws(Refusal) -> Impact? {
        try Impact.reading(kind, certainty: certainty, quantity: quantity, note: note) { $0.rawValue }
    }

    @Test func `nothing typed is no impact`() throws {
        #expect(try reading(.people, certainty: "", quantity: "  ", note: " ") == nil)
    }

    @Test(arguments: [
        ("4200", 4_200), (" 0 ", 0), ("4,217,893", 4_217_893), ("4 217 893", 4_217_893), ("4_217_893", 4_217_893),
        ("4'217'893", 4_217_893), ("4\u{202F}217\u{202F}893", 4_217_893), ("4\u{A0}217\u{A0}893", 4_217_893),
        ("12,500", 12_500), ("9223372036854775807", Int64.max),
    ])
    func `a number may be written in groups of three`(typed: String, quantity: Int64) throws {
        let impact = try reading(.records, certainty: "measured", quantity: typed, note: "rows")
        #expect(impact == Impact(kind: .records, certainty: .measured, quantity: quantity, note: "rows"))
    }

    @Test(arguments: [
        "12,50", "1,5", "1.5", "4.200", "4,20,0", ",100", "100,", "1234,567", "1,2345", "-1", "+1", "many", "1e6",
        "0x10",
        "\u{0664}\u{0662}", "1\u{301}", "9223372036854775808", "99999999999999999999999", "5 %", "\u{BD}",
    ])
    func `what could be read as another number is refused, not guessed`(typed: String) {
        #expect(
            fields { _ = try reading(.money, certainty: "estimated", quantity: typed, note: "") } == [
                "quantity"
            ])
    }

    @Test func `a figure says how far it can be trusted`() {
        #expect(
            fields { _ = try reading(.requests, certainty: "", quantity: "5", note: "") } == ["certainty"])
        #expect(
            fields { _ = try reading(.requests, certainty: "sure", quantity: "5", note: "") } == [
                "certainty"
            ])
        #expect(
            fields { _ = try reading(.requests, certainty: "", quantity: "", note: "some") } == [
                "certainty"
            ])
    }

    @Test func `words are enough where no figure is known`() throws {
        #expect(
            try reading(.dataLoss, certainty: "unknown", quantity: "", note: " drafts\nof one day ")
                == Impact(kind: .dataLoss, certainty: .unknown, quantity: nil, note: "drafts of one day"))
    }

    @Test func `a note is one line of at most 500 bytes`() {
        let long = String(repeating: "a", count: 501)
        #expect(
            fields { _ = try reading(.people, certainty: "unknown", quantity: "", note: long) } == [
                "note"
            ])
    }
}
