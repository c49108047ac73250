import Domain
import HTML

extension CoverageTable {
    /// The five marks for the status of a guardrail in a service, each with its own shape: drawn once, used in every
    /// cell.
    ///
    /// Solid rails with a knob: proven. Solid rails: in place. Posts and one unfinished rail: building. All dashed:
    /// missing. A stroke: not applicable.
    static func symbols() -> HTML {
        """
        <svg class="symbols" width="0" height="0" aria-hidden="true">
        <symbol id="mark-proven" viewBox="0 0 32 20"><path d="M5 1.5V18.5M27 1.5V18.5M6 5H26M6 10H26M6 15H26"/>\
        <circle cx="16" cy="10" r="4.5" fill="currentColor" stroke="none"/></symbol>
        <symbol id="mark-in_place" viewBox="0 0 32 20"><path d="M5 1.5V18.5M27 1.5V18.5M6 5H26M6 10H26M6 15H26"/></symbol>
        <symbol id="mark-building" viewBox="0 0 32 20"><path d="M5 1.5V18.5M27 1.5V18.5M6 15H26"/>\
        <path d="M6 10H14" stroke-dasharray="2.5 2.4"/></symbol>
        <symbol id="mark-missing" viewBox="0 0 32 20"><path d="M5 1.5V18.5M27 1.5V18.5" stroke-dasharray="3.4 3.4"/>\
        <path d="M6 5H26M6 10H26M6 15H26" stroke-dasharray="2.5 2.4"/></symbol>
        <symbol id="mark-not_applicable" viewBox="0 0 32 20"><path d="M11 10H21"/></symbol>
        </svg>
        """
    }

    /// Needs ``CoverageTable.symbols()`` on the same page.
    static func mark(_ mark: CoverageMark) -> HTML {
        // Whole literals: a table has hundreds of them.
        switch mark {
        case .proven: "<svg class=\"mark proven\"><use href=\"#mark-proven\"/></svg>"
        case .inPlace: "<svg class=\"mark in_place\"><use href=\"#mark-in_place\"/></svg>"
        case .building: "<svg class=\"mark building\"><use href=\"#mark-building\"/></svg>"
        case .missing: "<svg class=\"mark missing\"><use href=\"#mark-missing\"/></svg>"
        case .notApplicable: "<svg class=\"mark not_applicable\"><use href=\"#mark-not_applicable\"/></svg>"
        }
    }

    static func legend() -> HTML {
        """
        <ul class="coverage-legend" aria-label="What the marks mean">
        \(each: CoverageMark.allCases, { "<li>\(CoverageTable.mark($0)) \($0.label)</li>\n" })
        <li>Empty cell: as far as is known, it does not matter there</li>
        </ul>
        """
    }
}
