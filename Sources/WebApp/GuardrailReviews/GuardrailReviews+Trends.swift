import Domain
import HTML

extension GuardrailReviews {
    /// The trends: charts with the same numbers in a table underneath. None of them are about people.
    static func trends(_ trends: GuardrailReviewTrends) -> HTML {
        let months = trends.months
        let strengths = Strength.allCases.map { ($0.label, trends.strengths[$0] ?? 0) }
        let ages = GuardrailReviewTrends.Age.allCases.map { ($0.label, trends.ages[$0] ?? 0) }
        return """
            <section class="trends" aria-labelledby="trends">
            \(sectionHeading("Trends", id: "trends"))
            \(monthFigure(
                "Findings that need a guardrail, and guardrails put in place",
                MonthChart(
                    months: months.map { ($0.month, $0.findings, $0.guardrails) }, first: "Findings opened",
                    second: "Guardrails put in place")))
            \(monthFigure(
                "Incidents, and those that an existing guardrail should have stopped",
                MonthChart(
                    months: months.map { ($0.month, $0.incidents, $0.unstopped) }, first: "Incidents and near misses",
                    second: "A guardrail failed, was bypassed, or was known but absent", hasShare: true)))
            \(rowFigure("How strong the guardrails in place are", unit: "Guardrails", head: "Strength", rows: strengths))
            \(rowFigure("How long open follow-ups have been open", unit: "Follow-ups", head: "Open for", rows: ages))
            </section>
            """
    }

    private static func monthFigure(_ title: String, _ chart: MonthChart) -> HTML {
        let rows = chart.months.map { month, first, second -> HTML in
            let share: HTML? =
                chart.hasShare
                ? cell("Share", first == 0 ? "–" : "\(percentage(second, of: first))", cssClass: "number") : nil
            return """
                <tr>\(rowHead(HTML(text: month.words)))\(cell(chart.first, "\(first)", cssClass: "number"))\
                \(cell(chart.second, "\(second)", cssClass: "number"))\(share)</tr>

                """
        }
        return """
            <figure>
            <figcaption>\(title)</figcaption>
            \(chart.drawing)
            <p class="legend"><span class="key-first">\(chart.first)</span> <span class="key-second">\(chart.second)</span></p>
            \(numbers(
                title,
                head: """
                    \(headCell("Month"))\
                    \(headCell(chart.first, .number))\
                    \(headCell(chart.second, .number))\
                    \(when: chart.hasShare, headCell("Share", .number))
                    """,
                rows: rows.joined()))
            </figure>
            """
    }

    static func numbers(_ title: String, head: HTML, rows: HTML) -> HTML {
        disclosure(
            "The numbers", isPrinted: true,
            dataTable(caption: title, head: head, rows: rows, cssClass: "numbers", hidesCaption: true))
    }

    /// `25 %`
    private static func percentage(_ part: Int, of whole: Int) -> String {
        whole <= 0 ? "–" : "\(Int((Double(part) / Double(whole) * 100).rounded())) %"
    }
}
