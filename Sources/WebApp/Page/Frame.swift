import Domain
import Foundation
import HTML

/// Everything a page needs besides its own contents.
struct Frame: Sendable {
    var now: Date
    /// Nil when nobody is signed in.
    var viewer: Viewer?
    /// The viewer's time zone; UTC when nobody is signed in.
    var zone: TimeZone
    var theme: Theme
    var csrfToken: String
    var notice: Notice?
    var assets: Assets
    /// This page: where the theme switch comes back to.
    var address: Link
    /// What stands behind the dash in the window's title: the name of this installation.
    var homeTitle = "Handrail"
    /// What is in the search box: the words searched for, on the results page.
    var searchText = ""
    /// The viewer's own setting; keys are off when false.
    var hasShortcuts = true
    /// The page of ours that a form was sent from, for the way back.
    var referrer: Link?
}

struct Viewer: Sendable {
    var id: ID<Person>
    var name: String
    var role: Role
}

enum Theme: String, CaseIterable, Sendable {
    case system, light, dark

    var label: String {
        switch self {
        case .system: "System"
        case .light: "Light"
        case .dark: "Dark"
        }
    }
}

/// What happened, with its undo: it stays until the next page.
struct Notice: Sendable {
    var sentence: String
    /// Where a POST takes it back.
    var undo: Link?
}

/// Addresses of the files in `Public/`, with a version in them so that browsers may keep them.
struct Assets: Sendable {
    private let address: @Sendable (String) -> Link

    init(_ address: @escaping @Sendable (String) -> Link) {
        self.address = address
    }

    /// - Parameter name: the path within `Public/`, such as `css/base.css`.
    func link(_ name: String) -> Link { address(name) }
}

enum NavSection: CaseIterable, Sendable {
    case home, incidents, followUps, guardrails, premortems, guardrailReviews, search, settings
}
