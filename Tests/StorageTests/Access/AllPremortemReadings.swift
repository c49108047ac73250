import Domain
import Foundation

@testable import Storage

let launchReadings: [NamedReading] = [
    NamedReading("launch") { try $0.launch($1.launch).map { _ in 1 } ?? 0 },
    NamedReading("launchesPast") { reading, _ in
        try reading.launchesPast(today: Story.launchDay.adding(days: 1)).items.count
    },
    NamedReading("launchesAhead") { reading, _ in try reading.launchesAhead(today: Story.launchDay, atMost: 5).count },
    NamedReading("launchDossier") { try $0.launchDossier($1.launch).map { _ in 1 } ?? 0 },
    NamedReading("checks") { try $0.checks(of: $1.launch).count },
    NamedReading("services (launch)") { try $0.services(of: $1.launch).count },
    NamedReading("history (launch)") { try $0.history(of: $1.launch).count },
    NamedReading("conditions") { try $0.conditions(of: $1.premortem).count },
    NamedReading("conditionsNotMet") { reading, _ in try reading.conditionsNotMet(today: Story.later).count },
]

let premortemReadings: [NamedReading] = [
    NamedReading("premortem") { try $0.premortem($1.premortem).map { _ in 1 } ?? 0 },
    NamedReading("premortems (page)") { reading, _ in try reading.premortems().count },
    NamedReading("premortems (launch)") { try $0.premortems(of: $1.launch).count },
    NamedReading("premortems (follow-up)") { try $0.premortems(behind: $1.followUp).count },
    NamedReading("premortemsGoingOn") { try $0.premortemsGoingOn(for: $1.office.bo).count },
    NamedReading("premortemsToLookBack") { reading, _ in try reading.premortemsToLookBack(today: Story.later).count },
    NamedReading("premortemDossier") { try $0.premortemDossier($1.premortem).map { _ in 1 } ?? 0 },
    NamedReading("participants") { try $0.participants(of: $1.premortem).count },
    NamedReading("services (pre-mortem)") { try $0.services(of: $1.premortem).count },
    NamedReading("history (pre-mortem)") { try $0.history(of: $1.premortem).count },
    NamedReading("risk") { try $0.risk($1.risk).map { _ in 1 } ?? 0 },
    NamedReading("risks (guardrail)") { try $0.risks(mitigatedBy: $1.guardrail).count },
    NamedReading("acceptedRisksDue") { reading, _ in try reading.acceptedRisksDue(today: Story.later).count },
    NamedReading("foresights (incident)") { try $0.foresights(of: $1.incident).count },
    NamedReading("foresights (pre-mortem)") { try $0.foresights(of: $1.premortem).count },
    NamedReading("premortemsThatMight") { try $0.premortemsThatMight(haveForeseen: $1.incident).count },
    NamedReading("incidentsSince") { reading, story in
        let premortem = try Reading(db: reading.db, asker: story.asBo, at: Office.morning).premortem(story.premortem)
            .orFail()
        return try reading.incidentsSince(premortem).count
    },
    NamedReading("pastIncidents") { try $0.pastIncidents(for: $1.session).count },
    NamedReading("shakyGuardrails") {
        try $0.shakyGuardrails(for: $1.session, at: Office.morning.after(days: 200)).count
    },
]
