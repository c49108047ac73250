import Domain

extension IncidentDossier {
    /// The data that a live block in its postmortem shows.
    package func content(of block: LiveBlock) -> LiveBlockContent {
        switch block {
        case .timeline:
            timeline.contains { $0.source != .system } ? .recorded : timeline.isEmpty ? .nothing : .automatic
        case .findings: recorded(!findings.isEmpty)
        case .followUps: recorded(!followUps.isEmpty)
        case .guardrails: recorded(!guardrails.isEmpty || findings.contains { !$0.guardrails.isEmpty })
        case .impact: recorded(!impacts.isEmpty)
        case .times: recorded(!times.marks.isEmpty)
        case .roles: recorded(!roles.isEmpty)
        case .finding(let id): recorded(findings.contains { $0.finding.id == id })
        case .followUp(let id): recorded(followUps.contains { $0.followUp.id == id })
        }
    }

    private func recorded(_ isRecorded: Bool) -> LiveBlockContent { isRecorded ? .recorded : .nothing }
}
