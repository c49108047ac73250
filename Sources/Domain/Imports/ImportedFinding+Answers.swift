extension ImportedFinding {
    /// Whether a line under a finding is one in which Handrail says what answers it.
    static func isAnswer(_ words: Substring) -> Bool {
        ["- Follow-up FU-", "- Guardrail GR-", "- No guardrail yet"].contains { words.hasPrefix($0) }
    }

    /// Notes the records that such lines name.
    mutating func readAnswers(in text: String) {
        for line in text.split(separator: "\n") {
            let words = line.drop { $0 == " " }
            guard ImportedFinding.isAnswer(words),
                let key = words.split(separator: " ").dropFirst(2).first.flatMap({ Key(String($0)) })
            else { continue }
            switch key.prefix {
            case .followUp: followUps.append(key)
            case .guardrail: guardrails.append(key)
            case .incident, .premortem: break
            }
        }
    }
}
