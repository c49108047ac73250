/// Decides whether the answer to a finding relies on people being perfect, so that it is worth asking what would make
/// the mistake impossible. The prompt asks; it does not grade and does not block anybody.
package enum StrengthPrompt: Sendable {
    /// - Parameters:
    ///   - guardrails: the strengths of the guardrails that answer it, without retired ones.
    ///   - promises: the texts of the follow-ups without a guardrail.
    package static func asks(guardrails: [Strength], promises: [String]) -> Bool {
        if guardrails.contains(where: { $0.grade != .weak }) { return false }
        let stronger = promises.filter { !reliesOnPeople($0) }
        return stronger.isEmpty && !(guardrails.isEmpty && promises.isEmpty)
    }

    /// Training, documentation and asking people to take care.
    package static func reliesOnPeople(_ promise: String) -> Bool {
        let words = WordList(promise)
        return signals.contains { $0.words(in: words) != nil }
    }

    private static let signals = [
        "train", "document", "remind", "careful", "wiki", "handbook", "awareness", "teach", "workshop", "announce",
        "tell everybody", "tell everyone", "write down", "pay attention", "double check", "guideline", "guidance",
        "policy", "learn", "educat", "communicat", "onboard", "readme", "take care",
    ].compactMap(WordSignal.init)
}
