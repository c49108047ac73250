/// How far up the ladder of access a person is. Each level may do everything that the levels below it may.
package enum Level: String, CaseIterable, Comparable, Sendable {
    case observer, contributor, editor, reviewer, administrator

    package var label: String {
        switch self {
        case .observer: "Observer"
        case .contributor: "Contributor"
        case .editor: "Editor"
        case .reviewer: "Reviewer"
        case .administrator: "Administrator"
        }
    }

    /// The label within a sentence: “an observer”.
    package var noun: String {
        switch self {
        case .observer: "an observer"
        case .contributor: "a contributor"
        case .editor: "an editor"
        case .reviewer: "a reviewer"
        case .administrator: "an administrator"
        }
    }

    /// What the level adds to the one below it, in a sentence for administrators who choose.
    package var allowance: String {
        switch self {
        case .observer: "Can read everything, and edit their own profile."
        case .contributor:
            """
            Can also record incidents, findings and guardrails, write in postmortems, comment, take follow-ups, run \
            pre-mortems, and change what is their own.
            """
        case .editor:
            """
            Can also change, finish and delete what others recorded, publish postmortems, and edit services and teams.
            """
        case .reviewer:
            """
            Can also approve postmortems, give verdicts in guardrail reviews, schedule and lift freezes, and confirm \
            overrides.
            """
        case .administrator: "Can also manage people, settings and API tokens."
        }
    }

    package static func < (left: Level, right: Level) -> Bool { left.rung < right.rung }

    private var rung: Int {
        switch self {
        case .observer: 0
        case .contributor: 1
        case .editor: 2
        case .reviewer: 3
        case .administrator: 4
        }
    }
}
