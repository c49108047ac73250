/// The conditions for a follow-up to enter a state.
package enum FollowUpRule {
    /// - Throws: ``Refusal`` naming each field that is missing.
    package static func check(_ followUp: FollowUp, movingTo state: FollowUpState, from: FollowUpState) throws(Refusal)
    {
        var problems = Problems()
        if state != from && !from.choices.contains(state) {
            problems.add(
                field: "state",
                "A follow-up in the state “\(from.label.lowercased())” cannot become “\(state.label.lowercased())”.")
        }
        if state.isCommitted || (state != from && (state == .done || state == .verified)) {
            if followUp.ownerID == nil {
                problems.add(field: "owner", "Choose an owner: every commitment has one owner.")
            }
            if followUp.due == nil { problems.add(field: "due", "Enter a due date: every commitment has one.") }
        }
        if state == .declined && followUp.declinedReason.isEmpty {
            problems.add(field: "reason", "Enter the reason for declining it.")
        }
        if state == .superseded && followUp.supersededBy == nil {
            problems.add(field: "superseded_by", "Enter the key of the follow-up that replaces it, such as FU-12.")
        }
        try problems.throwIfAny()
    }
}
