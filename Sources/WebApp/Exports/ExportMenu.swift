import Domain
import HTML

/// The formats in which a postmortem can be downloaded, as a menu.
func exportMenu(_ id: ID<Incident>) -> HTML {
    let entries = ExportFormat.allCases.map { format -> HTML in
        """
        <li><a href="\(Paths.postmortemExport(id, format))" download>\(format.label)<small>\(format.help)</small></a></li>

        """
    }
    return """
        <details class="export-menu" data-menu>
        <summary class="button small">Export</summary>
        <div class="menu-panel"><ul>
        \(entries.joined())</ul></div>
        </details>
        """
}
