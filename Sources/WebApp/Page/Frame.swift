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
    /// A placeholder for the hidden fields of every form; nil unless the page is to be remembered.
    var formMark: HTML?
    var notice: Notice?
    var assets: Assets
    /// The address of this page, to which the theme switch returns.
    var address: Link
    /// The name of this installation, shown after the dash in the page title.
    var homeTitle = "Handrail"
    /// The text in the search box: on the results page, the words searched for.
    var searchText = ""
    /// The viewer's own setting; keyboard shortcuts are off when false.
    var hasShortcuts = true
    /// Our own page that a form was sent from, for links back.
    var referrer: Link?
    /// What the viewer may do, so that the page shows nothing else.
    var access = Access.everything
}

struct Viewer: Sendable {
    var id: ID<Person>
    var name: String
    var level: Level
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

/// A notice of what happened, with its undo. It stays until the next page.
struct Notice: Sendable {
    var sentence: String
    /// The address to which a POST undoes it.
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
    case home, incidents, followUps, guardrails, launches, premortems, guardrailReviews, search, settings
}
