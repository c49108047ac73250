import Domain
import HTML
import Storage

extension GuardrailSource {
    func fields(_ values: NewGuardrailForm, problems: [Refusal.Problem]) -> HTML {
        """
        \(entry.map {
            """
            <div class="field"><p class="record-facts">From the catalogue: \
            <a href="\(Paths.catalogueEntry($0.slug))">\($0.name)</a>. Change anything that is different here.</p></div>
            """ as HTML
        })
        \(finding.map {
            """
            <div class="field"><p class="record-facts">Asked for by \(tag($0.kind.label)) \
            <a href="\(Paths.finding($0.id))">\($0.title)</a> of \(keyLink($0.incidentID.key))</p></div>
            """ as HTML
        })
        \(followUp.map { followUpFields($0.followUp, values, problems: problems) })
        \(incident.map { incidentFields($0, values, problems: problems) })
        """
    }

    private func followUpFields(_ followUp: FollowUp, _ values: NewGuardrailForm, problems: [Refusal.Problem]) -> HTML {
        """
        <div class="field"><p class="record-facts">Left by \(keyLink(followUp.key)) \
        <a href="\(Paths.followUp(followUp.id))">\(followUp.title)</a></p></div>
        \(radioField(
            "relation", label: "What does \(followUp.key.description) do to it?",
            options: [("added_by", "It adds it"), ("repaired_by", "It repairs it"), ("proven_by", "It proves that it works")],
            selected: values.relation, problems: problems))
        """
    }

    private func incidentFields(
        _ incident: IncidentSummary, _ values: NewGuardrailForm, problems: [Refusal.Problem]
    ) -> HTML {
        """
        <div class="field"><p class="record-facts">About \(keyLink(incident.key)) \
        <a href="\(Paths.incident(incident.id))">\(incident.title)</a></p></div>
        \(radioField(
            "incident_relation", label: "How is it related to \(incident.key.description)?",
            options: GuardrailRelation.all(to: .incident).map { ($0.rawValue, $0.label, $0.help) },
            selected: values.incidentRelation, problems: problems))
        """
    }
}
