import Domain
import Foundation
import HTML
import Storage

extension Facilitation {
    static func timerForm(_ premortem: Premortem, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let action = Paths.premortemTimer(premortem.id)
        if premortem.pace == .overDays {
            return form(
                action, frame, cssClass: "inline-form",
                """
                \(textField(
                    "until", label: "Open until the end of",
                    value: typed.value(
                        "timer", "until",
                        or: premortem.endsAt.map { Day($0.addingTimeInterval(-60), in: frame.zone).iso } ?? ""),
                    problems: typed.problems("timer"), type: .date, width: .short, id: "until-timer"))
                \(submitButton("Set", style: .small))\
                \(when: premortem.endsAt != nil, submitButton("No end", style: .small, name: "stop", value: "1"))
                """)
        }
        return form(
            action, frame, cssClass: "inline-form",
            """
            \(textField(
                "minutes", label: "Minutes",
                value: typed.value("timer", "minutes", or: String(premortem.phase.usualMinutes)),
                problems: typed.problems("timer"), type: .number, width: .tiny, id: "minutes-timer"))
            \(submitButton(premortem.endsAt == nil ? "Start the timer" : "Start again", style: .small))\
            \(when: premortem.endsAt != nil, submitButton("Stop the timer", style: .small, name: "stop", value: "1"))
            """)
    }

    static func handOverForm(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        let others = view.dossier.participants.compactMap { participant in
            participant.personID.flatMap { person in
                person == view.premortem.facilitatorID ? nil : Pick(id: person.rawValue, name: participant.name)
            }
        }
        if others.isEmpty {
            return "<p class=\"quiet\">Nobody else with an account has joined yet, so nobody can take over.</p>"
        }
        return form(
            Paths.premortemFacilitator(view.premortem.id), frame, cssClass: "inline-form",
            """
            \(pickField(
                "person", label: "Hand over to", typed.picked("hand-over", "person", or: others.first),
                PickChoices(.person, others), none: "Choose …", problems: typed.problems("hand-over"), id: "person-hand-over"))
            \(submitButton("Hand over", style: .small))
            """)
    }
}

extension PremortemPhase {
    /// The suggested duration for the timer.
    fileprivate var usualMinutes: Int {
        switch self {
        case .silentWriting: 7
        case .grouping, .reveal: 5
        case .voting, .brief, .lobby: 3
        case .mitigation: 10
        case .decision, .closed, .lookedBack: 5
        }
    }
}
