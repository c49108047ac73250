import Domain
import HTML

/// On the page of a record for which the reader was granted a level: until when, so that the end surprises nobody.
func grantNote(_ subject: AuditEntry.Subject, _ frame: Frame) -> HTML? {
    guard let raise = frame.access.raise(on: subject), let end = raise.endsAt else { return nil }
    return """
        <p class="hint">You are \(raise.level.noun) here until \(timestamp(end, frame)). \
        <a href="\(Paths.ownLevel)">Your level</a></p>
        """
}
