import Domain
import Foundation
import Testing

struct PrivateRecordTests {
    @Test func `a record is named by its key, and a launch by its number`() {
        #expect(PrivateRecord(typed: " inc-12 ") == .incident(ID(12)))
        #expect(PrivateRecord(typed: "PRE-4") == .premortem(ID(4)))
        #expect(PrivateRecord(typed: "Launch 7") == .launch(ID(7)))
        for text in ["", "12", "FU-3", "GR-1", "launch", "launch seven", "launch 7 8"] {
            #expect(PrivateRecord(typed: text) == nil, "\(text)")
        }
    }

    @Test func `broken glass is open for four hours, until a whole minute`() {
        let now = Date(timeIntervalSince1970: 1_000_000_030)
        #expect(BrokenGlass.end(from: now) == Date(timeIntervalSince1970: 1_000_014_420))
    }
}
