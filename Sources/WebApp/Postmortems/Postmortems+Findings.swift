import Domain
import HTML
import Storage

extension Postmortems {
    /// The findings with their answers, for reading: gaps are named and there are no buttons.
    static func findingsBlock(_ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        findingList(dossier.incident.findings, dossier, frame, anchors: "finding-")
    }

    /// A single finding.
    static func findingBlock(_ id: ID<Finding>, _ dossier: PostmortemDossier, _ frame: Frame) -> HTML {
        findingList(
            dossier.incident.findings.filter { $0.finding.id == id }, dossier, frame, anchors: "single-finding-")
    }

    /// - Parameter anchors: the prefix of their anchors, because a finding may appear both in the full list and on its
    ///   own.
    private static func findingList(
        _ findings: [FindingChain], _ dossier: PostmortemDossier, _ frame: Frame, anchors: String
    ) -> HTML {
        let items = findings.map { chain -> HTML in
            let answer = ChainAnswer(chain, at: frame.now)
            return """
                <li id="\(anchors)\(chain.finding.id.description)"><section>
                \(Postmortems.readingChain(chain.finding, answer, frame))
                \(prose(chain.finding.detail, anchors: "\(anchors)\(chain.finding.id)-"))
                \(others(answer, frame))
                </section></li>

                """
        }
        return "<ul class=\"chains\">\n\(items.joined())</ul>\n"
    }

    /// A chain with the follow-up and the guardrail that have come furthest. A finding that needs neither is shown
    /// alone.
    static func readingChain(_ finding: Finding, _ answer: ChainAnswer, _ frame: Frame) -> HTML {
        if !finding.kind.asksForGuardrail && answer.followUp == nil && answer.guardrail == nil {
            return """
                <p><span class="chain-noun">\(finding.kind.label)</span> \
                <a class="chain-title" href="\(Paths.finding(finding.id))">\(finding.title)</a></p>
                """
        }
        return chain(
            ChainLink(
                finding: (finding.title, Paths.finding(finding.id)), findingKind: finding.kind,
                followUp: answer.followUp.map { ($0.key, $0.title, $0.state, Paths.followUp($0.id)) },
                guardrail: answer.guardrail.map {
                    ($0.key, $0.name, $0.state(at: frame.now), $0.strength.grade, Paths.guardrail($0.id))
                }), frame)
    }

    private static func others(_ answer: ChainAnswer, _ frame: Frame) -> HTML {
        let guardrails = answer.otherGuardrails.map { guardrail -> HTML in
            "\(keyLink(guardrail.key)) \(guardrail.name) (\(guardrail.state(at: frame.now).label.lowercased()))"
        }
        let followUps = answer.otherFollowUps.map { followUp -> HTML in
            "\(keyLink(followUp.key)) \(followUp.title) (\(followUp.state.label.lowercased()))"
        }
        let all = guardrails + followUps
        if all.isEmpty { return HTML() }
        return "<p class=\"quiet\">Also: \(all.joined(separator: "; ")).</p>\n"
    }
}
