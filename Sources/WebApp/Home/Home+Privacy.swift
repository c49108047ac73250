import Domain
import HTML
import Storage

extension Home {
    /// An administrator's look at a private record that names the viewer.
    static func glassRow(_ glass: RecentGlass, _ frame: Frame) -> HTML {
        row(
            nil, "\(glass.opening.personName) broke the glass of “\(glass.title)”", to: Paths.record(glass.record),
            glass.opening.reason, end: [ago(glass.opening.openedAt, frame)])
    }
}
