import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// Priya facilitates a pre-mortem that Tomás has joined, in their browsers.
struct Table {
    let app: TestApp
    let priya: Browser
    let tomas: Browser
    let path = "/pre-mortems/PRE-1"

    init(anonymity: Anonymity = .anonymous, allowsGuests: Bool = false, template: String = "classic") async throws {
        app = try await TestApp()
        priya = try await app.browser(as: .priya)
        tomas = try await app.browser(as: .tomas)
        try await priya.open("/pre-mortems/new")
        try await priya.press(
            "Open the pre-mortem",
            [
                ("title", "Moving the ledger"), ("template", template), ("anonymity", anonymity.rawValue),
                ("allows_guests", allowsGuests ? "on" : ""),
            ])
        try await tomas.open(path)
        try await tomas.press("Join")
    }

    var code: String {
        get async throws {
            try await app.store.read(as: .command("test")) { try $0.premortem(ID(1))?.joinCode.spoken ?? "" }
        }
    }

    /// Presses the facilitator's next step until the pre-mortem is there.
    func advance(to phase: PremortemPhase) async throws {
        for step in PremortemPhase.steps.dropFirst() {
            let page = try await priya.open(path)
            if page.has("You are the facilitator"),
                let button = page.forms.flatMap(\.buttons).first(where: { $0.label == step.actionLabel })
            {
                try await priya.press(button.label)
            }
            if step == phase { return }
        }
    }

    func write(_ browser: Browser, _ text: String) async throws {
        try await browser.open(path)
        try await browser.press("Add the card", [("text", text)])
    }

    /// A guest by name, who came through the code.
    func guest(_ name: String) async throws -> Browser {
        let browser = app.stranger()
        try await browser.open("/join/\(try await code)")
        try await browser.press("Join as a guest", [("name", name)])
        return browser
    }
}
