import HTML
import QRCode
import Testing

@testable import WebApp

struct QRDrawingTests {
    @Test func `the drawing has a quiet zone and its address in words`() throws {
        let code = try #require(QRCode("x"))
        let svg = String(decoding: qrDrawing(code, label: "QR code of x").bytes, as: UTF8.self)
        #expect(svg.contains("viewBox=\"0 0 29 29\""))
        #expect(svg.contains("aria-label=\"QR code of x\""))
        #expect(svg.contains("M4 4h7v1h-7z"))
    }
}
