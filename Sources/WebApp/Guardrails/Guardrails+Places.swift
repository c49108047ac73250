import Domain
import HTML
import Storage

extension Guardrails {
    /// The services that its incidents touched, then all others that lack it and may have the same gap.
    static func places(_ dossier: GuardrailDossier, _ places: GuardrailPlaces, _ frame: Frame) -> HTML {
        let id = dossier.guardrail.id
        return """
            \(touched(dossier.guardrail, places))
            \(others(id, places, frame))
            \(when: !places.exemptions.isEmpty, """
                <h3>Where it does not apply</h3>
                <ul class="rows">
                \(each: places.exemptions, {
                    """
                    <li><a href="\(Paths.coverageCell(id, $0.service.id))">\($0.service.name)</a>: \
                    \(proseLine($0.exemption.reason))</li>

                    """
                })
                </ul>
                """)
            """
    }

    private static func touched(_ guardrail: Guardrail, _ places: GuardrailPlaces) -> HTML {
        let id = guardrail.id
        if places.gaps.isEmpty {
            let sentence =
                guardrail.recordedState.isInPlace
                ? "Nowhere that we know of. It protects every service that its incidents affected."
                : "Everywhere, until it is in place. It is meant for every service that its incidents affected."
            return "<p class=\"quiet\">\(sentence)</p>"
        }
        return """
            <p>Its incidents affected services that it does not protect.</p>
            <ul class="rows">
            \(each: places.gaps.prefix(mostNamed), { gap in
                """
                <li><a href="\(Paths.coverageCell(id, gap.service.id))">\(glyph(nil, label: gap.service.name))</a> \
                touched by \(each: gap.incidents.prefix(mostIncidents), separator: ", ", { "\(keyLink($0.id.key)) \($0.title)" })\
                \(when: gap.incidents.count > mostIncidents, " and others")</li>

                """
            })
            </ul>
            \(when: places.gaps.count > mostNamed, "<p class=\"hint\">Only the first \(mostNamed) of these services are shown.</p>")
            """
    }

    private static func others(_ id: ID<Guardrail>, _ places: GuardrailPlaces, _ frame: Frame) -> HTML {
        let (others, count) = (places.others, places.otherCount)
        if others.isEmpty && places.gaps.isEmpty { return HTML() }
        let names = others.prefix(mostNamed).map { lacking -> HTML in
            "<a href=\"\(Paths.coverageCell(id, lacking.service.id))\">\(lacking.service.name)</a>"
        }
        let more =
            count > ListLimits.counted
            ? " and many more" : count > mostNamed ? " and \(count - mostNamed) more" : ""
        return """
            \(when: !others.isEmpty, """
                <p><strong>What other paths have the same gap?</strong> \
                \(boundedCount(count, one: "one other service does", many: "other services do").capitalizedFirst) not have it either: \
                \(names.joined(separator: ", "))\(more).</p>
                """)
            <p>\(linkButton("Bring it to more services", to: Paths.guardrailGaps(id), frame, style: .small))</p>
            """
    }
}

private let mostNamed = 20
private let mostIncidents = 5
