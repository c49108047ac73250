import HTML
import QRCode

/// Draws a QR code as SVG: dark on light in both themes, with the quiet zone that scanners need.
///
/// - Parameter label: a description of its target, for people who cannot see it.
func qrDrawing(_ code: QRCode, label: String) -> HTML {
    let side = code.size + 8
    var path = ""
    for (row, modules) in code.modules.enumerated() {
        var column = 0
        while column < modules.count {
            let length = modules[column...].prefix { $0 }.count
            if length > 0 { path += "M\(column + 4) \(row + 4)h\(length)v1h-\(length)z" }
            column += max(length, 1)
        }
    }
    return """
        <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
        <rect class="qr-paper" width="\(side)" height="\(side)"/><path class="qr-ink" d="\(path)"/></svg>
        """
}
