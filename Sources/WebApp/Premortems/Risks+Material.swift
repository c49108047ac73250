import Domain
import HTML
import Storage

extension Risks {
    /// Past incidents and unreliable guardrails, for members, to consider while grouping.
    static func material(_ view: PremortemView, _ frame: Frame) -> HTML {
        if view.pastIncidents.isEmpty && view.shakyGuardrails.isEmpty { return HTML() }
        return """
            <section aria-labelledby="material"><h2 id="material">From the same services</h2>
            \(when: !view.pastIncidents.isEmpty, """
                <h3>Past incidents</h3>
                <ul class="rows">
                \(each: view.pastIncidents, {
                    """
                    <li>\(severityMark($0.severity)) \(keyLink($0.key)) \
                    <a href="\(Paths.incident($0.id))">\($0.title)</a></li>

                    """
                })
                </ul>
                """)
            \(when: !view.shakyGuardrails.isEmpty, """
                <h3>Guardrails not to rely on</h3>
                <ul class="guardrail-links">
                \(each: view.shakyGuardrails, { "<li>\(guardrailLine($0, frame))</li>\n" })
                </ul>
                """)
            </section>
            """
    }
}
