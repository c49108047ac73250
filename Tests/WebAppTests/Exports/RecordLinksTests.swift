import Domain
import Testing

@testable import WebApp

@Suite("Links to records in an export")
struct RecordLinksTests {
    @Test(arguments: [
        ("See INC-1.\n\n    INC-1\n\nand INC-1", "See [INC-1](INC-1.md).\n\n    INC-1\n\nand [INC-1](INC-1.md)"),
        ("INC-1\n\n```\nINC-1\n\nINC-1\n```\n", "[INC-1](INC-1.md)\n\n```\nINC-1\n\nINC-1\n```\n"),
        ("| INC-1 |\n| --- |\n| `INC-1` |\n", "| [INC-1](INC-1.md) |\n| --- |\n| `INC-1` |\n"),
        ("[a INC-1](/b) https://a.example/INC-1 ABC-1", "[a INC-1](/b) https://a.example/INC-1 ABC-1"),
    ])
    func `are made where the text stays the same, paragraph by paragraph`(text: String, expected: String) {
        #expect(RecordLinks.linked(text) { $0.description == "INC-1" ? "INC-1.md" : nil } == expected)
    }
}
