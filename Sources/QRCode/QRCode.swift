import Foundation

/// A text as a QR code (ISO/IEC 18004): byte mode, error correction M, versions 1 to 10, which hold up to 213 bytes.
/// That is enough for all our addresses.
package struct QRCode: Equatable, Sendable {
    /// Rows of modules; true is dark.
    package let modules: [[Bool]]
    let version: Int
    let mask: Int

    package var size: Int { modules.count }

    /// Nil for a text that is too long.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.smallest(holding: bytes.count) else { return nil }
        let codewords = QRCode.codewords(of: bytes, version)
        var best: (modules: [[Bool]], mask: Int, penalty: Int)?
        for mask in 0..<8 {
            var matrix = QRMatrix(version)
            matrix.place(codewords, mask: mask)
            matrix.placeFormat(mask: mask)
            let penalty = QRPenalty.of(matrix.modules)
            if best == nil || penalty < (best?.penalty ?? .max) { best = (matrix.modules, mask, penalty) }
        }
        guard let best else { return nil }
        modules = best.modules
        mask = best.mask
        self.version = version.number
    }
}
