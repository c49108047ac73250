/// How much of everything a filled database has.
struct FillSize: Sendable {
    var people = 20
    var services = 500
    var guardrails = 10_000
    var events = 30
    var findings = 5
    var followUps = 8
    var postmortemBytes = 10_000

    static let usual = FillSize()

    /// At a million incidents: 2,000 people, 5,000 services, 10,000 guardrails.
    static func light(incidents: Int) -> FillSize {
        FillSize(
            people: min(max(20, incidents / 500), 2_000), services: min(max(50, incidents / 200), 5_000),
            guardrails: min(max(100, incidents / 100), 10_000), events: 5, findings: 1, followUps: 1,
            postmortemBytes: 1_000)
    }
}
