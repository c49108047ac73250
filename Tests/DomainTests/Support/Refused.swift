import Domain

/// The fields that a refusal complains about, empty for one that concerns the whole; nil when nothing was refused.
func fields(_ body: () throws -> Void) -> [String]? {
    do {
        try body()
        return nil
    } catch let refusal as Refusal {
        return refusal.problems.map { $0.field ?? "" }
    } catch {
        return ["unexpected: \(error)"]
    }
}
