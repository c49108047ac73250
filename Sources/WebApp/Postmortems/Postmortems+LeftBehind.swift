import Domain
import HTML
import Storage

extension Postmortems {
    /// The end of every postmortem: the guardrails now in place, and the chains that are still open.
    ///
    /// - Parameter showsFindings: whether a section above shows every finding with its chain, which is not drawn twice.
    static func leftBehind(_ dossier: PostmortemDossier, showsFindings: Bool, _ frame: Frame) -> HTML {
        let asking = dossier.incident.findings.filter { $0.finding.kind.asksForGuardrail }
        let open = asking.filter { $0.state(at: frame.now) != .closed }
        return """
            <section class="left-behind" aria-labelledby="left-behind">
            \(sectionHeading("What this left behind", id: "left-behind"))
            \(leftGuardrails(dossier.guardrails, frame))
            \(openChains(open, asking: asking.count, areAbove: showsFindings, frame))
            </section>
            """
    }

    private static func leftGuardrails(_ guardrails: [GuardrailSummary], _ frame: Frame) -> HTML {
        if guardrails.isEmpty { return "<p>No guardrail yet.</p>" }
        let inPlace = guardrails.count { $0.state(at: frame.now).isInPlace }
        return """
            <p>\(inPlace) of \(guardrails.count) \(guardrails.count == 1 ? "guardrail" : "guardrails") in place.</p>
            \(Postmortems.guardrailList(guardrails, frame))
            """
    }

    private static func openChains(
        _ open: [FindingChain], asking: Int, areAbove: Bool, _ frame: Frame
    ) -> HTML {
        if asking == 0 { return HTML() }
        if open.isEmpty { return "<p>Every finding that needs a guardrail has one in place.</p>" }
        if areAbove {
            return """
                <h3 id="still-open">Still open</h3>
                <ul>
                \(each: open, { "<li><a href=\"\(Link(anchor: "finding-\($0.finding.id)"))\">\($0.finding.title)</a></li>\n" })
                </ul>
                """
        }
        let items = open.map { chain -> HTML in
            let answer = ChainAnswer(chain, at: frame.now)
            return "<li>\(Postmortems.readingChain(chain.finding, answer, frame))</li>\n"
        }
        return """
            <h3 id="still-open">Still open</h3>
            <ul class="chains">
            \(items.joined())</ul>
            """
    }
}
