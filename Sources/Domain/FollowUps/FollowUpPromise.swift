extension FollowUp {
    /// Brings what follows from owner, due day and state up to date before it is stored: the day by which an idea should have
    /// an owner, and how often the promised day was moved. A promise taken back and made again for another day counts as moved.
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
