import Domain
import HTML
import Storage

extension Risks {
    /// The groups of cards, which are grouped, voted on, then assessed and answered.
    static func section(_ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped) -> HTML {
        switch view.premortem.phase {
        case .lobby, .brief, .silentWriting, .reveal, .closed, .lookedBack: HTML()
        case .grouping: grouping(view, frame, typed)
        case .voting: voting(view, frame)
        case .mitigation, .decision: RiskAnswers.section(view, frame, typed)
        }
    }
}
