import Domain
import HTML

extension GuardrailReviews {
    static func rowFigure(_ title: String, unit: String, head: String, rows: [(label: String, count: Int)])
        -> HTML
    {
        let lines = rows.map { row -> HTML in
            "<tr>\(rowHead(HTML(text: row.label)))\(cell(unit, "\(row.count)", cssClass: "number"))</tr>\n"
        }
        return """
            <figure>
            <figcaption>\(title)</figcaption>
            \(GuardrailReviews.rowChart(rows))
            \(numbers(title, head: "\(headCell(head))\(headCell(unit, .number))", rows: lines.joined()))
            </figure>
            """
    }

    /// A chart with one bar on each line, its label before it and its number after it.
    static func rowChart(_ rows: [(label: String, count: Int)]) -> HTML {
        let most = max(rows.map(\.count).max() ?? 0, 1)
        let height = 28
        return """
            <svg class="chart" width="100%" height="\(rows.count * height)" aria-hidden="true">
            \(each: Array(rows.enumerated()), { index, row in
                let length = Double(row.count) / Double(most) * 0.45
                let y = index * height
                return """
                    <text class="tick" x="0" y="\(y + 18)">\(row.label)</text>\
                    \(when: row.count > 0, """
                        <rect class="bar second" x="42%" y="\(y + 5)" width="\(percent(length))" height="18"/>
                        """)\
                    <text class="count" x="\(percent(0.435 + length))" y="\(y + 18)">\(row.count)</text>

                    """
            })
            </svg>
            """
    }
}
