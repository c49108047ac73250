import Domain
import Foundation

@testable import Storage

let guardrailChanges: [NamedChange] = [
    NamedChange("addGuardrail") { change, story in
        _ = try change.addGuardrail(
            GuardrailEdit(
                name: "Dry run", kind: .dryRun, position: .prevent, strength: .forcingFunction, services: [story.ledger]
            ))
    },
    NamedChange("editGuardrail") { change, story in
        try change.editGuardrail(
            story.guardrail,
            GuardrailEdit(name: "Row limit", kind: .blastLimit, position: .limit, strength: .automaticLimit), from: 1)
    },
    NamedChange("moveGuardrail") { change, story in
        try change.moveGuardrail(story.guardrail, to: .retired, reason: "The service is gone.")
    },
    NamedChange("recordProof") { change, story in
        try change.recordProof(
            of: story.guardrail, method: .test, result: .failed, at: change.now, note: "", evidenceAddress: "")
    },
    NamedChange("link") { change, story in try change.link(story.guardrail, .heldIn, .incident(story.other)) },
    NamedChange("link (degrading)") { change, story in
        try change.link(story.guardrail, .failedIn, .incident(story.other))
    },
    NamedChange("addGuardrail (from the catalogue)") { change, _ in
        _ = try change.addGuardrail(
            GuardrailEdit(name: "Dry run", kind: .dryRun, position: .prevent, strength: .forcingFunction),
            entry: "dry-run")
    },
    NamedChange("recordProof (by an incident)") { change, story in
        try change.recordProof(
            of: story.guardrail, method: .incident, result: .held, at: change.now, note: "", evidenceAddress: "",
            incident: story.incident)
    },
    NamedChange("planDrill") { change, story in
        _ = try change.planDrill(of: story.guardrail, title: "Delete too much", on: Story.friday.orFail())
    },
    NamedChange("retrodict") { change, story in _ = try change.retrodict(story.guardrail, [story.other]) },
    NamedChange("exempt") { change, story in
        try change.exempt(story.guardrail, in: story.checkout(change), reason: "It deletes nothing.")
    },
    NamedChange("protect") { change, story in
        try change.protect(story.checkout(change), with: story.guardrail)
    },
    NamedChange("unprotect") { change, story in
        try change.unprotect(story.ledger, from: story.guardrail)
    },
    NamedChange("bring") { change, story in
        try change.bring(story.guardrail, to: story.checkout(change), by: story.followUp)
    },
    NamedChange("openGapFollowUps") { change, story in
        _ = try change.openGapFollowUps(story.guardrail, for: [story.checkout(change)])
    },
]

extension Story {
    /// The service that its incident touched and its guardrail does not protect; for nobody any number will do.
    fileprivate func checkout(_ change: Change) throws -> ID<Service> {
        try change.reading.services().first { $0.name == "Checkout" }?.id ?? ID(2)
    }
}
