import Domain
import Foundation
import Testing

@testable import WebApp

@Suite struct HistoryTests {
    func history(of count: Int) -> String {
        let entries = (0..<count).map {
            AuditEntry(
                at: Date(timeIntervalSince1970: 1_772_366_400 - Double($0)), actor: "Mei",
                subject: .setting, action: "did \($0)", changes: [])
        }
        return AuditEntries.history(entries, .sample()).description
    }

    @Test func `shows the latest changes and folds the earlier ones, of which none is lost`() throws {
        let html = history(of: 7)
        let fold = try #require(html.range(of: "<summary>4 earlier changes</summary>"))
        for index in 0..<7 {
            let entry = try #require(html.range(of: "did \(index) "))
            #expect((entry.lowerBound < fold.lowerBound) == (index < 3))
        }
    }

    @Test func `folds nothing to hide a single change`() {
        #expect(!history(of: 4).contains("<details"))
        #expect(history(of: 5).contains("2 earlier changes"))
    }
}
