import Domain
import HTML
import Storage

extension GuardrailLinks {
    /// The guardrails linked to a finding or a follow-up, each with a button to remove the link.
    ///
    /// - Parameter end: the record at the other end of the links, for people who hear the buttons one by one.
    static func list(_ links: [LinkedGuardrail], end: String, return back: Link, _ frame: Frame) -> HTML {
        if links.isEmpty { return HTML() }
        return """
            <ul class="guardrail-links">
            \(each: links, { linked in
                """
                <li><span class="relation">\(linked.relation.inverseLabel)</span> \
                \(guardrailLine(linked.guardrail, frame)) \
                \(GuardrailLinks.unlinkButton(linked.link, "Unlink \(linked.guardrail.key)", return: back, frame))</li>

                """
            })
            </ul>
            """
    }

    static func unlinkButton(_ link: ID<GuardrailLink>, _ label: String, return back: Link, _ frame: Frame) -> HTML {
        postButton(
            label, to: Paths.guardrailLinkDeletion(link), frame, style: .quiet, fields: [("return", back.address)])
    }
}
