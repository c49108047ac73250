import Domain
import Testing

struct SeverityTests {
    @Test func `there are five severities, the worst first`() {
        #expect(Severity.allCases.map(\.code) == ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"])
        #expect(Severity.allCases.shuffled().sorted() == Severity.allCases)
        #expect(SeverityMeaning.defaults.map(\.severity) == Severity.allCases)
    }

    @Test(arguments: [0, 6, -1, Int.min, Int.max])
    func `there is no other`(level: Int) {
        #expect(Severity(level: level) == nil)
    }
}
