extension FollowUp {
    /// Updates the values that follow from owner, due date and state before the follow-up is stored: the day by which
    /// an idea should have an owner, and how often the due date was moved. A commitment withdrawn and made again for
    /// another day counts as moved.
    package mutating func settlePromise(today: Day, _ deadlines: Deadlines) {
        if state.isCommitted, let due {
            if let promisedDue, promisedDue != due { dueMoves += 1 }
            promisedDue = due
        }
        if state == .proposed && ownerID == nil {
            ownerDay = ownerDay ?? deadlines.ownerDay(from: today)
        } else {
            ownerDay = nil
        }
    }
}
