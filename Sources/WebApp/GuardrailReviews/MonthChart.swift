import Domain
import HTML

/// A chart of two numbers for each month, side by side: the first outlined, the second filled, so that neither depends
/// on colour.
struct MonthChart {
    var months: [(month: YearMonth, first: Int, second: Int)]
    var first: String
    var second: String
    /// Whether the second number is part of the first.
    var hasShare = false

    private static let height = 120

    /// Widths are percentages, so that the drawing stretches but its text does not.
    var drawing: HTML {
        let most = max(months.flatMap { [$0.first, $0.second] }.max() ?? 0, 1)
        let width = 1 / Double(max(months.count, 1))
        return """
            <svg class="chart" width="100%" height="\(MonthChart.height + 44)" aria-hidden="true">
            \(each: Array(months.enumerated()), { index, month in
                let x = Double(index) * width
                return """
                    \(bar(month.first, of: most, x: x + width * 0.16, width: width * 0.32, cssClass: "bar first"))\
                    \(bar(month.second, of: most, x: x + width * 0.52, width: width * 0.32, cssClass: "bar second"))\
                    <text class="tick" x="\(percent(x + width / 2))" y="\(MonthChart.height + 38)" text-anchor="middle">\(month.month.name)</text>

                    """
            })
            <line class="axis" x1="0" x2="100%" y1="\(MonthChart.height + 20)" y2="\(MonthChart.height + 20)"/>
            </svg>
            """
    }

    private func bar(_ count: Int, of most: Int, x: Double, width: Double, cssClass: String) -> HTML {
        if count <= 0 { return HTML() }
        let height = max(Int((Double(count) / Double(most) * Double(MonthChart.height)).rounded()), 1)
        let top = MonthChart.height + 20 - height
        return """
            <rect class="\(cssClass)" x="\(percent(x))" y="\(top)" width="\(percent(width))" height="\(height)"/>\
            <text class="count" x="\(percent(x + width / 2))" y="\(top - 5)" text-anchor="middle">\(count)</text>
            """
    }
}
